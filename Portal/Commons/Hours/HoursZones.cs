using System.Diagnostics.CodeAnalysis;

namespace Portal.Commons.Hours;

/// <summary>The time zones to choose from: UTC, and those of places by their IANA names.</summary>
public static class HoursZones
{
    private const int MostName = 60;

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["UTC", .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Whether there is a time zone of this IANA name. Those of Windows are none: no browser and no calendar program elsewhere knows them.</summary>
    public static bool Knows([NotNullWhen(true)] string? zone) => zone is { Length: > 0 and <= MostName } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && known.HasIanaId;

    /// <summary>The clock of the time zone of this name; that of UTC where nobody chose one, or it is not known any more.</summary>
    public static TimeZoneInfo ClockOf(string? zone) => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc;
}
