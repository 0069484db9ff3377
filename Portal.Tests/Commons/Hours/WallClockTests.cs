using Portal.Commons.Hours;

namespace Portal.Tests.Commons.Hours;

public class WallClockTests
{
    [Theory]
    [InlineData("2026-03-28T19:00", "Europe/Berlin", "2026-03-28T18:00")]
    [InlineData("2026-03-29T19:00", "Europe/Berlin", "2026-03-29T17:00")] // the day on which summer time begins
    [InlineData("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30")] // comes twice: the first is meant
    [InlineData("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30")]
    [InlineData("2026-07-01T00:15", "Asia/Taipei", "2026-06-30T16:15")]
    [InlineData("2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45")] // half an hour of summer time; comes twice, too
    public void What_a_clock_on_the_wall_shows_is_one_moment_also_on_the_days_when_clocks_change(string wall, string zone, string utc)
    {
        var read = WallClock.Read("startsAt", wall, zone).Value;
        Assert.Equal(utc, read.ToString(WallClock.Form, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(wall, WallClock.Typed(read, zone));
    }

    [Theory]
    [InlineData("2026-10-25T01:30:00")] // 02:30 for the second time
    [InlineData("2026-07-01T10:00:42")]
    public void A_time_that_nobody_touched_stays_the_same_moment(string utc)
    {
        const string Zone = "Europe/Berlin";
        var before = DateTime.Parse(utc + "Z", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
        var typed = WallClock.Typed(before, Zone);
        Assert.NotEqual(before, WallClock.Read("startsAt", typed, Zone).Value);
        Assert.Equal(before, WallClock.Read("startsAt", typed, Zone, before, Zone).Value);
        Assert.NotEqual(before, WallClock.Read("startsAt", typed, "Asia/Taipei", before, Zone).Value);
    }

    [Theory]
    [InlineData("2026-03-29T02:30", "Europe/Berlin", "lept-over")]
    [InlineData("2026-03-08T02:00", "America/New_York", "lept-over")]
    [InlineData("2026-02-30T10:00", "UTC", "no-such-date")]
    [InlineData("tomorrow", "UTC", "no-such-date")]
    [InlineData("", "UTC", "no-such-date")]
    [InlineData("2026-03-29T10:00", "Europe/Atlantis", "no-such-zone")]
    [InlineData("2026-03-29T10:00", "W. Europe Standard Time", "no-such-zone")]
    public void A_time_that_no_clock_shows_there_is_refused(string wall, string zone, string code) => Assert.Equal(code, WallClock.Read("startsAt", wall, zone).Problem?.Code);
}
