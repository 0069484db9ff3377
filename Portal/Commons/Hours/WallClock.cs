using System.Globalization;
using Portal.Kernel;

namespace Portal.Commons.Hours;

/// <summary>Turns what a clock on a wall shows into moments, and back, by the rules of a time zone at that very time.</summary>
public static class WallClock
{
    /// <summary>How a browser writes a day and a time of day.</summary>
    public const string Form = "yyyy-MM-dd'T'HH:mm";

    private const int LongestLeap = 3;

    private static readonly string[] Forms = [Form, Form + "':'ss"];

    /// <summary>Reads a day and a time of day. A time that the clocks leap over there is refused; of one that comes twice the first is meant.</summary>
    public static Result<DateTime> Read(string field, string? typed, string zone)
    {
        if (!HoursZones.Knows(zone))
        {
            return Problem.Invalid<HoursText>("timeZone", "NoSuchZone");
        }

        var clock = HoursZones.ClockOf(zone);
        if (!DateTime.TryParseExact(typed, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) || wall.Year is < 1900 or > 9000)
        {
            return Problem.Invalid<HoursText>(field, "NoSuchDate");
        }

        if (clock.IsInvalidTime(wall))
        {
            return Problem.Invalid<HoursText>(field, "LeptOver", wall.ToString("g", CultureInfo.CurrentCulture), zone);
        }

        return Moment(wall, zone);
    }

    /// <summary>The same of what was shown of a moment before: where neither it nor the zone was touched, that very moment is meant, to the second, and of an hour that comes twice the right one.</summary>
    public static Result<DateTime> Read(string field, string? typed, string zone, DateTime before, string zoneBefore) =>
        zone == zoneBefore && typed == Typed(before, zone) ? before : Read(field, typed, zone);

    /// <summary>The moment at which a clock there shows this: of a time that comes twice the first; one that the clocks leap over comes as much later.</summary>
    public static DateTime Moment(DateTime wall, string zone)
    {
        var clock = HoursZones.ClockOf(zone);
        var offset = clock.IsAmbiguousTime(wall) ? clock.GetAmbiguousTimeOffsets(wall).Max() : clock.GetUtcOffset(clock.IsInvalidTime(wall) ? wall.AddHours(-LongestLeap) : wall);
        return DateTime.SpecifyKind(wall - offset, DateTimeKind.Utc);
    }

    /// <summary>What the clocks show there at a moment.</summary>
    public static DateTime Wall(DateTime utc, string? zone) => TimeZoneInfo.ConvertTimeFromUtc(utc, HoursZones.ClockOf(zone));

    /// <summary>A moment to the second, without what is less: no clock on a wall shows more, and what a database keeps of it differs.</summary>
    public static DateTime ToSecond(DateTime moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), moment.Kind);

    /// <summary>The same as a browser's field takes it.</summary>
    public static string Typed(DateTime utc, string zone) => Wall(utc, zone).ToString(Form, CultureInfo.InvariantCulture);
}
