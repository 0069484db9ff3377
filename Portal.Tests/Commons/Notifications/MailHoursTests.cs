using System.Globalization;
using Portal.Commons.Notifications;

namespace Portal.Tests.Commons.Notifications;

public class MailHoursTests
{
    [Theory]
    [InlineData(null, 8, "2026-03-01T07:59", "2026-03-01T08:00")]
    [InlineData(null, 8, "2026-03-01T08:00", "2026-03-02T08:00")] // not the one that is now
    [InlineData("Asia/Shanghai", 8, "2026-03-01T07:59", "2026-03-02T00:00")]
    [InlineData("America/New_York", 0, "2026-03-01T03:00", "2026-03-01T05:00")]
    [InlineData("Europe/Berlin", 2, "2026-03-28T12:00", "2026-03-29T01:00")] // two o'clock is left out that night
    [InlineData("Europe/Berlin", 2, "2026-10-24T12:00", "2026-10-25T01:00")] // and comes twice on this one
    [InlineData("Nowhere/Atall", 8, "2026-03-01T07:59", "2026-03-01T08:00")]
    public void The_digest_is_due_at_its_hour_on_the_readers_wall(string? zone, int hour, string now, string due) =>
        Assert.Equal(Utc(due), new MailHours(zone, hour, null).NextDigest(Utc(now)));

    [Theory]
    [InlineData(null, 22, 7, "2026-03-01T21:59", "2026-03-01T21:59")]
    [InlineData(null, 22, 7, "2026-03-01T22:00", "2026-03-02T07:00")]
    [InlineData(null, 22, 7, "2026-03-01T06:59", "2026-03-01T07:00")]
    [InlineData(null, 22, 7, "2026-03-01T07:00", "2026-03-01T07:00")]
    [InlineData(null, 9, 17, "2026-03-01T12:30", "2026-03-01T17:00")]
    [InlineData(null, 9, 9, "2026-03-01T09:30", "2026-03-01T09:30")] // no hour at all
    [InlineData("Asia/Shanghai", 22, 7, "2026-03-01T15:00", "2026-03-01T23:00")]
    public void What_falls_into_quiet_hours_waits_until_they_end(string? zone, int from, int to, string at, string sent) =>
        Assert.Equal(Utc(sent), new MailHours(zone, 8, (from, to)).AfterQuiet(Utc(at)));

    static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
