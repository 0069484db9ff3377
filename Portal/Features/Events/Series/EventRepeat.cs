using Portal.Commons.Hours;
using Portal.Kernel;

namespace Portal.Features.Events;

/// <summary>How often an event comes again.</summary>
public enum RepeatEvery
{
    /// <summary>Each week.</summary>
    Week,

    /// <summary>Each second week.</summary>
    SecondWeek,

    /// <summary>Each month, on the same weekday: the second Tuesday. The fifth one is the last where a month has only four.</summary>
    Month,
}

/// <summary>An event that comes again: so many times, or until a day. By the clock on the wall where it is planned, whatever becomes of summer time.</summary>
/// <param name="Every">How often.</param>
/// <param name="Times">How many times in all, from 2 to 60; null where a day says so.</param>
/// <param name="Until">The last day on which it may begin, by the clock where it is planned; null where a number says so.</param>
public sealed record EventRepeat(RepeatEvery Every, int? Times = null, DateTime? Until = null)
{
    /// <summary>The most that a series holds.</summary>
    public const int Most = 60;

    /// <summary>The plans of all events of a series; of one alone where it does not come again.</summary>
    internal static Result<List<EventPlan>> Of(EventPlan plan, EventRepeat? repeat)
    {
        if (repeat is null)
        {
            return new List<EventPlan> { plan };
        }

        if (!Enum.IsDefined(repeat.Every) || repeat.Times is null == repeat.Until is null || repeat.Times is < 2 or > Most)
        {
            return Problem.Invalid<EventsText>("repeat", "RepeatUntilOrTimes", Most);
        }

        var (starts, plans) = (WallClock.Wall(plan.StartsAt, plan.Zone), new List<EventPlan>());
        for (var i = 0; i < (repeat.Times ?? Most + 1); i++)
        {
            var day = repeat.Nth(starts, i);
            if (repeat.Until?.Date < day.Date)
            {
                break;
            }

            plans.Add(plan.At(day));
        }

        return plans.Count is < 2 or > Most ? Problem.Invalid<EventsText>("repeat", "RepeatUntilOrTimes", Most) : plans;
    }

    private DateTime Nth(DateTime first, int i) => Every == RepeatEvery.Month ? SameWeekday(first, i) : first.AddDays((Every == RepeatEvery.Week ? 7 : 14) * i);

    private static DateTime SameWeekday(DateTime first, int months)
    {
        var month = new DateTime(first.Year, first.Month, 1).AddMonths(months);
        var day = 1 + (((int)first.DayOfWeek - (int)month.DayOfWeek + 7) % 7) + ((first.Day - 1) / 7 * 7);
        return month.AddDays((day > DateTime.DaysInMonth(month.Year, month.Month) ? day - 7 : day) - 1) + first.TimeOfDay;
    }
}
