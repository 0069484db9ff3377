using System.Globalization;

namespace Portal.Features.Play;

/// <summary>What a card is sent for.</summary>
public enum CardOccasion
{
    /// <summary>The birthday of who gets it.</summary>
    Birthday,

    /// <summary>The first of January.</summary>
    NewYear,

    /// <summary>The first day of the Chinese calendar's year.</summary>
    LunarNewYear,

    /// <summary>The fifth day of its fifth month.</summary>
    DragonBoat,

    /// <summary>The fifteenth day of its eighth month.</summary>
    MidAutumn,

    /// <summary>The twenty-fifth of December.</summary>
    Christmas,
}

/// <summary>On which days cards arrive.</summary>
public static class CardOccasions
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The next day of an occasion, today's counted; null where there is none: no birthday, or beyond what the Chinese calendar knows here.</summary>
    /// <param name="occasion">Which.</param>
    /// <param name="today">Today, where the card arrives.</param>
    /// <param name="birthday">Month and day of who gets it; null where they say none.</param>
    public static DateOnly? Next(CardOccasion occasion, DateOnly today, (int Month, int Day)? birthday)
    {
        for (var year = today.Year - 1; year <= today.Year + 1; year++) // a Chinese year ends in the one after it
        {
            if (In(occasion, year, birthday) is { } day && day >= today)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>The holiday that is next, today's counted.</summary>
    public static (CardOccasion Occasion, DateOnly Day) NextHoliday(DateOnly today) =>
        Enum.GetValues<CardOccasion>().Select(occasion => (Occasion: occasion, Day: Next(occasion, today, null) ?? DateOnly.MaxValue)).MinBy(next => next.Day);

    private static DateOnly? In(CardOccasion occasion, int year, (int Month, int Day)? birthday) => occasion switch
    {
        CardOccasion.NewYear => new DateOnly(year, 1, 1),
        CardOccasion.Christmas => new DateOnly(year, 12, 25),
        CardOccasion.LunarNewYear => OfLunar(year, 1, 1),
        CardOccasion.DragonBoat => OfLunar(year, 5, 5),
        CardOccasion.MidAutumn => OfLunar(year, 8, 15),
        _ when birthday is { } born => new DateOnly(year, born.Month, Math.Min(born.Day, DateTime.DaysInMonth(year, born.Month))), // of the 29th of February the day before, in other years
        _ => null,
    };

    /// <summary>A day of the Chinese calendar; its leap months are counted as months of their own.</summary>
    private static DateOnly? OfLunar(int year, int month, int day)
    {
        if (year <= Lunar.MinSupportedDateTime.Year || year >= Lunar.MaxSupportedDateTime.Year)
        {
            return null;
        }

        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && leap <= month ? month + 1 : month, day, 0, 0, 0, 0));
    }
}
