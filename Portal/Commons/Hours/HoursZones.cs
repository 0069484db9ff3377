namespace Portal.Commons.Hours;

/// <summary>The time zones to choose from: UTC, and those of places by their IANA names.</summary>
public static class HoursZones
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["UTC", .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
