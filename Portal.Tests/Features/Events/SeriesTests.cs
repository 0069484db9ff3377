using Portal.Commons.Hours;
using Portal.Features.Events;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Events;

public class SeriesTests(Portals portals)
{
    [Theory]
    [InlineData("Europe/Berlin", 3)]
    [InlineData("America/New_York", 3)]
    [InlineData("Australia/Lord_Howe", 10)]
    [InlineData("Asia/Taipei", 3)]
    public void A_series_keeps_the_clock_on_the_wall_over_a_change_of_summer_time(string zone, int month)
    {
        var starts = WallClock.Read("startsAt", $"2027-{month:00}-01T19:00", zone).Value;
        var plan = new EventPlan("Latte", "", zone, starts, starts.AddHours(2));
        var weeks = EventRepeat.Of(plan, new(RepeatEvery.Week, Times: 8)).Value;
        Assert.Equal(Enumerable.Range(0, 8).Select(i => new DateTime(2027, month, 1, 19, 0, 0).AddDays(7 * i)), weeks.Select(p => WallClock.Wall(p.StartsAt, zone)));
        Assert.All(weeks, p => Assert.Equal(new TimeSpan(21, 0, 0), WallClock.Wall(p.EndsAt, zone).TimeOfDay));
        Assert.Equal(zone != "Asia/Taipei", weeks.Zip(weeks.Skip(1)).Any(x => x.Second.StartsAt - x.First.StartsAt != TimeSpan.FromDays(7)));
    }

    [Fact]
    public void It_comes_on_the_same_weekday_of_each_month_the_fifth_being_the_last_and_no_oftener_than_is_said()
    {
        var starts = WallClock.Read("startsAt", "2027-01-30T10:00", "Europe/Berlin").Value; // the fifth Saturday
        var plan = new EventPlan("Latte", "", "Europe/Berlin", starts, starts.AddHours(2));
        Assert.Equal(["01-30", "02-27", "03-27", "04-24", "05-29"], EventRepeat.Of(plan, new(RepeatEvery.Month, Times: 5)).Value.Select(p => WallClock.Wall(p.StartsAt, plan.Zone).ToString("MM-dd")));
        Assert.Equal(["01-30", "02-13", "02-27"], EventRepeat.Of(plan, new(RepeatEvery.SecondWeek, Until: new DateTime(2027, 2, 27))).Value.Select(p => WallClock.Wall(p.StartsAt, plan.Zone).ToString("MM-dd")));
        foreach (var wrong in (EventRepeat[])[new(RepeatEvery.Week), new(RepeatEvery.Week, 1), new(RepeatEvery.Week, 61), new(RepeatEvery.Week, 3, new DateTime(2027, 5, 1)), new(RepeatEvery.Week, Until: new DateTime(2027, 1, 31)), new(RepeatEvery.Week, Until: new DateTime(2029, 1, 31))])
            Assert.Equal("repeat-until-or-times", EventRepeat.Of(plan, wrong).Problem?.Code);

        // Leapt over: as much later; lasting no less.
        var night = WallClock.Read("startsAt", "2027-03-21T02:15", "Europe/Berlin").Value;
        var leapt = EventRepeat.Of(plan with { StartsAt = night, EndsAt = night.AddMinutes(30) }, new(RepeatEvery.Week, Times: 2)).Value[1];
        Assert.Equal((new DateTime(2027, 3, 28, 3, 15, 0), TimeSpan.FromMinutes(30)), (WallClock.Wall(leapt.StartsAt, plan.Zone), leapt.EndsAt - leapt.StartsAt));
    }

    [Theory, BothDatabases]
    public async Task A_series_is_made_by_one_deed_read_by_calendars_and_changed_and_called_off_from_one_of_its_events_on(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, other) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("other"));
        var club = await portal.NewClub(host);
        foreach (var person in (Member[])[member, other]) await portal.Join(person, club);
        var events = portal.Get<Portal.Features.Events.Events>();
        var year = portal.Clock.GetUtcNow().Year + 1;
        var starts = WallClock.Read("startsAt", $"{year}-03-07T19:00", "Europe/Berlin").Value;
        var plan = portal.Plan() with { Zone = "Europe/Berlin", StartsAt = starts, EndsAt = starts.AddHours(2), Seats = 5 };
        var first = (await events.Plan(host.Actor, club.Club.Id, plan, new(RepeatEvery.Week, Times: 5), "series", default)).Value;
        Assert.Equal(first, (await events.Plan(host.Actor, club.Club.Id, plan, new(RepeatEvery.Week, Times: 5), "series", default)).Value);
        using var api = await portal.Api(member);
        var rows = (await api.Ask($"events?series={first}")).Items;
        Assert.Equal(5, rows.Count);
        var ids = rows.Select(r => r.GetProperty("id").GetInt64()).ToList();
        Assert.Equal(5, (await api.Ask($"events?club={club.Club.Id}")).Items.Count);
        Assert.Equal([$"/events/{first}"], (await portal.Told(member)).Where(n => n.Form == "Event").Select(n => n.Url));

        // An independent parser reads all of them, and every clock on the wall there shows the same.
        using var pages = portal.Visitor();
        var read = (await CalendarTests.Parse(await pages.GetByteArrayAsync($"/events/{ids[2]}/series.ics"))).GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(5, read.Select(e => e.GetProperty("uid").GetString()).Distinct().Count());
        Assert.All(read, e => Assert.Equal(19, WallClock.Wall(DateTimeOffset.Parse(e.GetProperty("starts").GetString()!).UtcDateTime, "Europe/Berlin").Hour));
        Assert.Equal(2, read.Select(e => DateTimeOffset.Parse(e.GetProperty("starts").GetString()!).UtcDateTime.Hour).Distinct().Count());

        // This one alone; then this one and those that follow: the day and the time of day move along, and what was there before stays.
        var one = (await portal.Event(host, ids[1]))!;
        Assert.True((await events.Change(host.Actor, ids[1], plan with { StartsAt = one.Row.StartsAt, EndsAt = one.Row.EndsAt, Title = "Only this" }, one.Revision, default)).Done);
        Assert.Equal(["Latte evening", "Only this", "Latte evening"], await Task.WhenAll(ids.Take(3).Select(Title)));
        var third = (await portal.Event(host, ids[2]))!;
        foreach (var id in ids.Skip(3)) await portal.Answer(member, id);
        await portal.Answer(other, ids[4]);
        var moved = plan with { Title = "Later", StartsAt = third.Row.StartsAt.AddDays(1).AddHours(1), EndsAt = third.Row.EndsAt.AddDays(1).AddHours(1) };
        Assert.Equal("changed-meanwhile", (await events.Change(host.Actor, ids[2], moved, third.Revision + 1, following: true, default)).Problem?.Code);
        Assert.True((await events.Change(host.Actor, ids[2], moved, third.Revision, following: true, default)).Done);
        Assert.Equal(["Latte evening", "Only this", "Later", "Later", "Later"], await Task.WhenAll(ids.Select(Title)));
        var last = WallClock.Wall((await portal.Event(host, ids[4]))!.Row.StartsAt, "Europe/Berlin");
        Assert.Equal(WallClock.Wall(starts, "Europe/Berlin").AddDays(29).AddHours(1), last);
        foreach (var person in (Member[])[member, other]) Assert.Single(await portal.Told(person), n => n.Form is "Moved" or "SeriesMoved");

        // Fewer seats than one of those that follow has given out: none of them is changed.
        await portal.Answer(host, ids[4]);
        Assert.Equal("seats-taken", (await events.Change(host.Actor, ids[2], moved with { Seats = 1, Title = "Fewer" }, null, following: true, default)).Problem?.Code);
        Assert.Equal("Later", await Title(ids[2]));

        Assert.Equal(Problem.NotAllowed, (await events.Cancel(member.Actor, ids[3], "No milk.", following: true, default)).Problem);
        Assert.True((await events.Cancel(host.Actor, ids[3], "No milk.", following: true, default)).Done);
        var off = new List<bool>();
        foreach (var id in ids) off.Add((await portal.Event(member, id))!.Row.Cancelled);
        Assert.Equal([false, false, false, true, true], off);
        foreach (var person in (Member[])[member, other]) Assert.Equal(("SeriesCancelled", $"/events/{ids[3]}"), (await portal.Told(person)).Where(n => n.Form.EndsWith("Cancelled", StringComparison.Ordinal)).Select(n => (n.Form, n.Url)).Single());
        Assert.Equal("repeat-until-or-times", (await events.Plan(host.Actor, club.Club.Id, plan, new(RepeatEvery.Week, Times: 61), null, default)).Problem?.Code);

        async Task<string> Title(long id) => (await portal.Event(host, id))!.Row.Title;
    }

    [Fact]
    public async Task A_month_with_more_events_than_its_page_holds_says_so_and_leads_to_the_others()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        var month = DateTime.SpecifyKind(new DateTime(now.Year, now.Month, 10).AddMonths(1), DateTimeKind.Utc);
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                db.AddRange(Enumerable.Range(1, EventViews.MostInMonth + 2).Select(i => new Event
                {
                    GroupId = club.Club.Id, AuthorId = host.Id, Title = $"Number {i:000}", Body = "", Html = "", Place = "", Zone = "UTC", StartsAt = month.AddMinutes(i), EndsAt = month.AddMinutes(i + 30), CreatedAt = now,
                }));
                await db.SaveChangesAsync();
                return default(Nothing);
            },
            default);
        using var visitor = portal.Visitor();
        var page = await visitor.GetStringAsync($"{club.Url}/events?month={month:yyyy-MM}");
        Assert.Contains("Number 300", page);
        Assert.DoesNotContain("Number 301", page);
        Assert.Contains("This month has more.", page);
        var more = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "href=\"([^\"]+[?&](?:amp;)?from=[^\"]+)\"").Groups[1].Value);
        var rest = await visitor.GetStringAsync(new Uri(more, UriKind.Relative));
        Assert.Contains("Number 302", rest);
        Assert.DoesNotContain("Number 300", rest);
        Assert.DoesNotContain("This month has more.", rest);
    }

    [Theory, BothDatabases]
    public async Task What_is_over_is_listed_the_last_first_and_not_among_what_is_to_come(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var (early, late, ahead) = (await portal.NewEvent(host, club, portal.Plan(inHours: 1, title: "Early")), await portal.NewEvent(host, club, portal.Plan(inHours: 2, title: "Late")), await portal.NewEvent(host, club, portal.Plan(inHours: 99)));
        portal.Clock.Advance(TimeSpan.FromHours(5));
        using var api = await portal.Api(host);
        Assert.Equal([late, early], (await api.Ask($"events?club={club.Club.Id}&when=past")).Items.Select(e => e.GetProperty("id").GetInt64()));
        var page = await api.Ask($"events?club={club.Club.Id}&when=past&limit=1");
        Assert.Equal(early, (await api.Ask($"events?club={club.Club.Id}&when=past&limit=1&cursor={page.Next}")).Items.Single().GetProperty("id").GetInt64());
        Assert.Equal([ahead], (await api.Ask($"events?club={club.Club.Id}")).Items.Select(e => e.GetProperty("id").GetInt64()));
        using var visitor = portal.Visitor();
        var html = await visitor.GetStringAsync("/events?month=past");
        Assert.True(html.IndexOf("Late", StringComparison.Ordinal) < html.IndexOf("Early", StringComparison.Ordinal));
    }
}
