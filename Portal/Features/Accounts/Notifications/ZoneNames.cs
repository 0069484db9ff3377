namespace Portal.Features.Accounts;

/// <summary>The time zones to choose from: those of places, by their IANA names.</summary>
internal static class ZoneNames
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
