namespace Portal.Commons.Hours;

/// <summary>The time zones to choose from: UTC, and those of places by their IANA names.</summary>
public static class HoursZones
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["UTC", .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The clock of the time zone of this name; that of UTC where nobody chose one, or it is not known any more.</summary>
    public static TimeZoneInfo ClockOf(string? zone) => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc;
}
