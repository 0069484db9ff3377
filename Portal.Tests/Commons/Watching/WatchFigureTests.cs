using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.Watching;
using Portal.Features.Forum;
using Portal.Platform.Live;
using Portal.Tests.Http;

namespace Portal.Tests.Commons.Watching;

/// <summary>The figures are what the lines of the file add up to, and the river keeps up with who writes.</summary>
public class WatchFigureTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Figures_are_what_the_lines_of_the_file_come_to(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, mia, max, ida) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("ida", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        var posts = new List<PostPlace> { topic };
        for (var i = 0; i < 9; i++) posts.Add(await portal.Reply(ana, topic, $"Number {i}"));
        await portal.TakenIn();
        var ids = await portal.Get<Database>().Read(db => db.Set<WatchEntry>().Where(e => e.ById == ana.Id).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync());
        await portal.See(mia, [.. ids[..4]]);
        portal.Clock.Advance(TimeSpan.FromMinutes(90));
        await portal.See(max, [.. ids[4..7]]);
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await portal.See(mia, ids[7]);
        await portal.Reply(mia, topic, "I have read you all");
        await portal.Reply(ana, topic, "Just now");
        Assert.True((await portal.Get<Decisions>().Hide(max.Actor, posts[9].Subject(), "Insults", null, default)).Done);
        await portal.TakenIn();

        var days = WatchDays.UpTo(portal.Clock.GetUtcNow().UtcDateTime, 7);
        var report = (await portal.Get<WatchFigures>().Read(mia.Actor, days, default)).Value;
        Assert.Equal((11, 9, 2), (report.Sums.Written, report.Sums.Seen, report.Sums.Waiting));
        Assert.Equal((new Share(4, 10), new Share(7, 10)), (report.Sums.InHour, report.Sums.InDay)); // what is younger than an hour is not missed yet
        // Who decides about something has looked at it; who did nothing stands there, too.
        Assert.Equal([(mia.Id, 5, 1, 0), (max.Id, 4, 0, 1), (ida.Id, 0, 0, 0)], report.Loads.Select(l => (l.Person.Id, l.LookedAt, l.Answered, l.Decided)));
        Assert.Equal((5, 1), (report.LoadOf[mia.Id].Sum(d => d.LookedAt), report.LoadOf[mia.Id].Sum(d => d.Answered)));

        using var api = await portal.Api(mia);
        var lines = (await api.GetStringAsync($"moderation/watch/figures/export.csv?from={WatchDays.Write(days.From)}")).Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToList();
        var took = lines.Where(l => l[9].Length > 0).Select(l => double.Parse(l[9], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal((report.Sums.Written, report.Sums.Seen), (lines.Count, took.Count));
        Assert.Equal((took.Count(s => s <= 3600), took.Count(s => s <= 86400)), (report.Sums.InHour.Part, report.Sums.InDay.Part));
        Assert.Equal((took[4], took[8]), (report.Sums.Median!.Value, report.Sums.Percentile90!.Value), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.01 && Math.Abs(a.Item2 - b.Item2) < 0.01);
        Assert.Equal((report.Sums.Written, report.Sums.Written, report.Sums.Written), (report.ByDay.Sum(d => d.Sums.Written), report.ByHour.Sum(h => h.Written), report.ByPlace.Sum(p => p.Sums.Written)));
        Assert.Equal(mia.Name, lines.First(l => l[9].Length > 0)[8]);
        foreach (var (query, field) in new[] { ("from=nonsense", "from"), ("from=2026-11-30&to=2026-11-01", "from"), ("from=2020-01-01&to=2026-11-01", "from"), ("to=9999-01-01", "to") })
            (await api.Ask("moderation/watch/figures?" + query)).IsProblem(400, field: field);
    }

    [Theory, BothDatabases]
    public async Task Ten_who_look_on_at_the_same_list_are_answered_by_one_reading_and_see_all_that_is_written(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider); // what others write would fill the list, too
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        var place = await portal.TakenIn();
        var moderators = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => portal.NewMember("mod" + i, Roles.Moderator)));
        for (var i = 0; i < 25; i++) await portal.Reply(ana, topic, $"Number {i}");
        await portal.TakenIn();

        var (version, pages) = (0L, Array.Empty<RiverPage>());
        await Eventually.True(async () =>
        {
            version = portal.Get<NewsLog>().Version(WatchNews.River);
            pages = await Task.WhenAll(moderators.Select(async m => (await portal.Get<Watch>().Read(m.Actor, new(), new(WatchWay.Later, place), Watch.Most, default)).Value));
            return version == portal.Get<NewsLog>().Version(WatchNews.River); // nothing was told meanwhile
        }, "a quiet moment");
        Assert.All(pages, page => Assert.Same(pages[0], page));
        Assert.Equal(25, pages[0].Rows.Count(r => r.Writer.Id == ana.Id));

        await portal.See(moderators[3], pages[0].Rows[0].Id);
        var after = (await portal.Get<Watch>().Read(moderators[5].Actor, new(), new(WatchWay.Later, place), Watch.Most, default)).Value;
        Assert.NotSame(pages[0], after);
        Assert.Equal(moderators[3].Id, after.Rows[0].Seen?.By.Id);
    }
}
