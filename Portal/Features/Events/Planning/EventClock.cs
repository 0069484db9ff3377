using System.Globalization;
using Portal.Commons.Hours;

namespace Portal.Features.Events;

/// <summary>Says the times of an event, as the clocks show them where it is planned.</summary>
public static class EventClock
{
    /// <summary>From when to when, as the clocks show it where it is planned, in the language of the current culture.</summary>
    public static string Say(DateTime starts, DateTime ends, string zone)
    {
        var (culture, from, to) = (CultureInfo.CurrentCulture, WallClock.Wall(starts, zone), WallClock.Wall(ends, zone));
        var until = from.Date == to.Date ? to.ToString("t", culture) : Moment(to);
        var offset = Offset(starts, zone);
        return $"{Moment(from)} – {until} ({(zone == offset ? zone : $"{zone}, {offset}")})";

        string Moment(DateTime at) => $"{at.ToString("D", culture)} {at.ToString("t", culture)}";
    }

    /// <summary>How far the clocks there are ahead of UTC at a moment: UTC+02:00.</summary>
    public static string Offset(DateTime utc, string zone)
    {
        var offset = HoursZones.ClockOf(zone).GetUtcOffset(utc);
        return offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString("hh':'mm", CultureInfo.InvariantCulture)}";
    }
}
