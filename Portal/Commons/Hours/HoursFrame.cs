namespace Portal.Commons.Hours;

/// <summary>From one time of day to another, on one day of the week.</summary>
/// <param name="Day">The day on which it begins.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; at or before the beginning it is the time on the next day, so that 00:00 to 00:00 is the whole day.</param>
public readonly record struct HoursFrame(DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    private const int DayLength = 24 * 60;

    /// <summary>The part of it that lies on a day, in minutes of that day; null when none does.</summary>
    internal (int From, int To)? On(DayOfWeek day)
    {
        var (from, to) = (Minute(From), Minute(To));
        return day == Day ? (from, to <= from ? DayLength : to)
            : day == Next(Day) && to <= from && to > 0 ? (0, to)
            : null;
    }

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static DayOfWeek Next(DayOfWeek day) => (DayOfWeek)(((int)day + 1) % 7);
}
