using Portal.Commons.Hours;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>Whole days by the clock on the wall of one time zone, for which figures are added up. It never changes; two of the same days are equal.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Zone">The IANA name of the time zone.</param>
public sealed record ReportPeriod(DateOnly From, DateOnly To, string Zone)
{
    /// <summary>The most days: a year.</summary>
    public const int MostDays = 366;

    /// <summary>So many where nobody says otherwise.</summary>
    public const int UsualDays = 7;

    /// <summary>With more days than this a chart shows weeks.</summary>
    public const int MostDaysShown = 92;

    private static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2100, 1, 1);

    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>How many days a slot of its charts has: one, or those of a week.</summary>
    public int DaysOfSlot => Days > MostDaysShown ? 7 : 1;

    /// <summary>The first days of its slots.</summary>
    public IEnumerable<DateOnly> Slots => Enumerable.Range(0, (Days + DaysOfSlot - 1) / DaysOfSlot).Select(i => From.AddDays(i * DaysOfSlot));

    /// <summary>When it begins, in UTC.</summary>
    public DateTime Start => StartOf(From);

    /// <summary>When it is over, in UTC: the first moment that does not belong to it.</summary>
    public DateTime End => StartOf(To.AddDays(1));

    private TimeZoneInfo Clock { get; } = HoursZones.ClockOf(Zone);

    /// <summary>The day that it is at a moment by the clock of a zone.</summary>
    public static DateOnly DayAt(DateTime at, string zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, HoursZones.ClockOf(zone)));

    /// <summary>The days that are asked for; refused where they are out of bounds.</summary>
    /// <param name="from">The first day; without one it is so many days.</param>
    /// <param name="to">The last day.</param>
    /// <param name="days">How many days.</param>
    /// <param name="zone">By the clock of which time zone.</param>
    public static Result<ReportPeriod> Of(DateOnly? from, DateOnly to, int days, string zone)
    {
        if (to < Earliest || to > Latest)
        {
            return Problem.Invalid<ReportText>("to", "BadDate");
        }

        var first = from ?? to.AddDays(1 - days);
        return first < Earliest || first > Latest ? Problem.Invalid<ReportText>("from", "BadDate")
            : first > to ? Problem.Invalid<ReportText>("from", "FromAfterTo")
            : to.DayNumber - first.DayNumber >= MostDays ? Problem.Invalid<ReportText>("from", "TooManyDays", MostDays)
            : new ReportPeriod(first, to, zone);
    }

    /// <summary>As many days before it, up to where it has got by now: a day that is not over is compared with as much of the day before.</summary>
    public (DateTime Start, DateTime End) Before(DateTime now)
    {
        var before = new ReportPeriod(From.AddDays(-Days), From.AddDays(-1), Zone);
        var gone = now < End ? End - now : TimeSpan.Zero;
        var end = before.End - gone;
        return (before.Start, end > before.Start ? end : before.Start);
    }

    /// <summary>What the clock on the wall shows at a moment.</summary>
    public DateTime WallAt(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, Clock);

    /// <summary>The slot in which a moment of the period lies, from 0.</summary>
    public int SlotAt(DateTime at) => (DateOnly.FromDateTime(WallAt(at)).DayNumber - From.DayNumber) / DaysOfSlot;

    /// <summary>The first moment of a day. Where the clock skips midnight it begins with the first time that is; where midnight comes twice, with the first.</summary>
    private DateTime StartOf(DateOnly day)
    {
        var (clock, wall) = (Clock, day.ToDateTime(TimeOnly.MinValue));
        while (clock.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(15);
        }

        return clock.IsAmbiguousTime(wall)
            ? DateTime.SpecifyKind(wall - clock.GetAmbiguousTimeOffsets(wall).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(wall, clock);
    }
}
