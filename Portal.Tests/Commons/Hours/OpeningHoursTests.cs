using Portal.Commons.Hours;

namespace Portal.Tests.Commons.Hours;

/// <summary>Opening hours beside a recount that looks at every minute.</summary>
public class OpeningHoursTests
{
    // With clocks that change by an hour, by half an hour, twice a year around Ramadan, across the date line, and never.
    static readonly (string Zone, string From)[] Places =
    [
        ("Europe/Berlin", "2026-03-26"), ("Europe/Berlin", "2026-10-22"), ("America/New_York", "2026-03-05"), ("America/New_York", "2026-10-29"), ("Australia/Lord_Howe", "2026-04-02"),
        ("Australia/Lord_Howe", "2026-10-01"), ("America/St_Johns", "2026-10-30"), ("Asia/Kathmandu", "2026-06-01"), ("Asia/Shanghai", "2026-12-29"), ("Africa/Casablanca", "2027-02-05"),
        ("Pacific/Apia", "2011-12-28"), ("UTC", "2028-02-27"),
    ];

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("Nowhere/Atall", "UTC")]
    [InlineData(null, "UTC")]
    public void A_zone_that_is_not_known_has_the_clock_of_UTC(string? zone, string clock) => Assert.Equal(clock, HoursZones.ClockOf(zone).Id);

    public static IEnumerable<TheoryDataRow<int>> Seeds => Enumerable.Range(1, 120).Select(seed => new TheoryDataRow<int>(seed));

    [Theory, MemberData(nameof(Seeds))]
    public void It_agrees_with_a_recount_minute_by_minute(int seed)
    {
        var random = new Random(seed);
        var (zone, first) = Places[seed % Places.Length];
        var start = Day(first).AddMinutes(random.Next(2 * 1440));
        var hours = Some(random, zone, start);
        var minutes = Enumerable.Range(0, 6 * 1440).Select(m => start.AddMinutes(m)).Select(at => (At: at, Open: Recount(hours, at))).ToList();

        Assert.All(minutes, m => Assert.True(m.Open == hours.IsOpen(m.At), $"{m.At:O} in {zone}"));
        for (var i = 0; i < 40; i++)
        {
            var from = random.Next(minutes.Count - 1);
            var to = random.Next(from, minutes.Count);
            var between = minutes.GetRange(from, to - from).Count(m => m.Open);
            Assert.Equal(TimeSpan.FromMinutes(between), hours.Between(minutes[from].At, minutes[to].At));

            var rest = minutes.Skip(from).ToList();
            if (rest.FindIndex(m => m.Open) is >= 0 and var open) Assert.Equal(rest[open].At, hours.NextOpen(minutes[from].At));
            var worked = rest.Where(m => m.Open).Take(random.Next(1, 900)).ToList();
            if (worked.Count > 0) Assert.Equal(worked[^1].At.AddMinutes(1), hours.Add(TimeSpan.FromMinutes(worked.Count), minutes[from].At));
            if (rest[0].Open && rest.FindIndex(m => !m.Open) is >= 0 and var shut) Assert.Equal(rest[shut].At, hours.ClosesAt(minutes[from].At));
        }
    }

    [Fact]
    public void Frames_that_touch_or_overlap_are_one_and_seconds_count()
    {
        var hours = new OpeningHours("UTC", [Frame(DayOfWeek.Monday, 9, 12), Frame(DayOfWeek.Monday, 12, 13), Frame(DayOfWeek.Monday, 11, 12)], []);
        var monday = Day("2026-11-30");
        Assert.Equal(monday.AddHours(13), hours.ClosesAt(monday.AddHours(9)));
        Assert.Equal(TimeSpan.FromHours(4), hours.Between(monday, monday.AddDays(1)));
        Assert.Equal(monday.AddHours(9).AddSeconds(90), hours.Add(TimeSpan.FromSeconds(90), monday));
        Assert.Equal(TimeSpan.FromSeconds(7), hours.Between(monday.AddHours(13).AddSeconds(-7), monday.AddHours(15)));
        Assert.False(hours.IsOpen(monday.AddHours(13)));
        Assert.Equal(monday.AddDays(7).AddHours(9), hours.NextOpen(monday.AddHours(13)));
    }

    [Fact]
    public void A_night_goes_over_midnight_and_over_the_change_of_clocks_and_a_holiday_ends_it()
    {
        var night = new OpeningHours("Europe/Berlin", [new(DayOfWeek.Saturday, new(22, 0), new(6, 0))], []);
        Assert.Equal(TimeSpan.FromHours(8), night.Between(Day("2026-11-27"), Day("2026-11-30")));
        Assert.Equal(TimeSpan.FromHours(7), night.Between(Day("2026-03-28"), Day("2026-03-30")));
        Assert.Equal(TimeSpan.FromHours(9), night.Between(Day("2026-10-24"), Day("2026-10-26")));
        var holiday = new OpeningHours("Europe/Berlin", night.Frames, [new(2026, 11, 29)]);
        Assert.Equal(TimeSpan.FromHours(2), holiday.Between(Day("2026-11-27"), Day("2026-11-30")));
    }

    [Fact]
    public void A_calendar_without_hours_is_always_open_but_on_its_holidays()
    {
        var (always, closed) = (OpeningHours.Always, new OpeningHours("Asia/Shanghai", [], [new(2026, 10, 1)]));
        var at = Day("2026-09-30").AddHours(15.5);
        Assert.Equal((true, at, null, at.AddHours(3)), (always.IsOpen(at), always.NextOpen(at), always.ClosesAt(at), always.Add(TimeSpan.FromHours(3), at)));
        Assert.Equal(Day("2026-09-30").AddHours(16), closed.ClosesAt(at));
        Assert.Equal(Day("2026-10-01").AddHours(16), closed.NextOpen(Day("2026-10-01")));
        Assert.Equal(at.AddHours(24 + 3), closed.Add(TimeSpan.FromHours(3), at));
    }

    [Fact]
    public void What_lies_beyond_ten_years_is_not_answered_and_takes_no_time_to_find_out()
    {
        var seldom = new OpeningHours("UTC", [new(DayOfWeek.Monday, new(9, 0), new(9, 1))], []);
        Assert.Null(seldom.Add(TimeSpan.FromDays(30), Day("2026-11-30")));
        Assert.NotNull(seldom.Add(TimeSpan.FromMinutes(500), Day("2026-11-30")));
        Assert.Null(seldom.NextOpen(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData("9-12, 13:00-17:30", "09:00-12:00, 13:00-17:30")]
    [InlineData("09：00–12:00，22-6", "09:00-12:00, 22:00-06:00")]
    [InlineData("0-24", "00:00-00:00")]
    [InlineData("", "")]
    public void Hours_are_read_as_people_type_them(string typed, string written) =>
        Assert.Equal(written, TypedHours.Write(TypedHours.Frames("monday", DayOfWeek.Monday, typed).Value));

    [Theory]
    [InlineData("9 to 5")]
    [InlineData("25-26")]
    [InlineData("9-12-13")]
    [InlineData("9:00")]
    public void Hours_that_cannot_be_read_are_refused_and_named(string typed)
    {
        var problem = TypedHours.Frames("monday", DayOfWeek.Monday, typed).Problem!;
        Assert.Equal(("monday", "unreadable-hours", true), (problem.Field, problem.Code, problem.Sentence.Contains(typed)));
    }

    [Fact]
    public void It_is_kept_as_it_was_given_and_what_cannot_be_kept_is_refused()
    {
        var hours = new OpeningHours("Europe/Berlin", [Frame(DayOfWeek.Monday, 9, 12), Frame(DayOfWeek.Sunday, 22, 6)], [new(2026, 12, 25), new(2026, 12, 24)]);
        Assert.Equal(hours, OpeningHours.FromJson(hours.ToJson()));
        Assert.NotEqual(hours, new OpeningHours("Europe/Berlin", hours.Frames, []));
        Assert.Null(hours.Check());
        Assert.Equal("zone", new OpeningHours("Mars/Olympus", [], []).Check()?.Field);
        Assert.Equal("frames", new OpeningHours("UTC", Enumerable.Range(0, 60).Select(m => new HoursFrame(DayOfWeek.Monday, new(9, m), new(9, m + 1 == 60 ? 0 : m + 1))), []).Check()?.Field);
    }

    static DateTime Day(string date) => DateTime.SpecifyKind(DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    static HoursFrame Frame(DayOfWeek day, int from, int to) => new(day, new(from, 0), new(to, 0));

    static OpeningHours Some(Random random, string zone, DateTime start)
    {
        var frames = Enumerable.Range(0, random.Next(0, 14)).Select(_ => new HoursFrame((DayOfWeek)random.Next(7), Time(), Time()));
        var holidays = Enumerable.Range(0, random.Next(0, 3)).Select(_ => DateOnly.FromDateTime(start).AddDays(random.Next(6)));
        return new(zone, frames, holidays);

        TimeOnly Time() => new(random.Next(24), random.Next(4) switch { 0 => 0, 1 => 30, _ => random.Next(60) });
    }

    // Said once more, in other words than the calendar's: by the clock on the wall of each minute.
    static bool Recount(OpeningHours hours, DateTime at)
    {
        var wall = TimeZoneInfo.ConvertTimeFromUtc(at, TimeZoneInfo.FindSystemTimeZoneById(hours.Zone));
        var (today, time, yesterday) = (wall.DayOfWeek, TimeOnly.FromDateTime(wall), wall.AddDays(-1).DayOfWeek);
        return !hours.Holidays.Contains(DateOnly.FromDateTime(wall))
            && (hours.Frames.Count == 0 || hours.Frames.Any(f => f.From < f.To ? f.Day == today && f.From <= time && time < f.To : (f.Day == today && f.From <= time) || (f.Day == yesterday && time < f.To)));
    }
}
