using System.Globalization;
using Portal.Commons.Search;

namespace Portal.Tests.Commons.Search;

public class SearchDatesTests
{
    [Theory]
    [InlineData("2026", "2026-01-01")]
    [InlineData("2026-03", "2026-03-01")]
    [InlineData("2026-03-31", "2026-03-31")]
    [InlineData("2026/3/1", "2026-03-01")]
    [InlineData("2026-02-30", null)]
    [InlineData("2026-13", null)]
    [InlineData("yesterday", null)]
    [InlineData("26", null)]
    public void A_date_is_a_year_a_month_or_a_day(string text, string? date) => Assert.Equal(date, SearchDates.Read(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void Every_moment_is_before_a_day_or_from_it_on_and_never_both()
    {
        var (now, chance) = (new DateTime(2026, 11, 29, 0, 0, 0, DateTimeKind.Utc), new Random(5));
        for (var i = 0; i < 2000; i++)
        {
            var at = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(chance.NextInt64((long)(now.AddDays(1) - new DateTime(1970, 1, 1)).TotalMinutes));
            var day = DateOnly.FromDateTime(i % 3 == 0 ? at : at.AddDays(chance.Next(-40, 40)));
            var marks = SearchDates.MarksOf(at);
            var (before, from) = (SearchDates.Before(day, now).Any(marks.Contains), SearchDates.From(day, now).Any(marks.Contains));
            Assert.Equal((at < day.ToDateTime(default), at >= day.ToDateTime(default)), (before, from));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1969)]
    [InlineData(2027)]
    [InlineData(9999)]
    public void A_day_beyond_all_that_is_here_costs_no_more_marks_than_any_other(int year)
    {
        var (now, day) = (new DateTime(2026, 11, 29, 0, 0, 0, DateTimeKind.Utc), new DateOnly(year, 12, 31));
        var (before, from, today) = (SearchDates.Before(day, now), SearchDates.From(day, now), SearchDates.MarksOf(now));
        Assert.InRange(before.Count + from.Count, 1, 200);
        Assert.Equal((year > 2026, year < 2026), (before.Any(today.Contains), from.Any(today.Contains)));
    }
}
