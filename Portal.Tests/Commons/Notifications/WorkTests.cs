using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Forum;
using Portal.Platform.Outbox;

namespace Portal.Tests.Commons.Notifications;

public class WorkTests(Portals portals)
{
    [Fact]
    public async Task A_new_post_costs_the_same_among_ten_members_and_among_ten_thousand_who_do_not_watch()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana, tags: ["ink", "paper"]);
        await Watch(portal, await Members(portal, 4), "ink");
        var post = await portal.Reply(bo, topic, $"A reply for @{ana.Name}");
        await portal.AllTold();
        var few = await Work(portal, post);
        Assert.Equal((5, true), (few.Told, few.Steps > 100));

        await Watch(portal, await Members(portal, 10_000), "paper", WatchLevel.Tracking); // they follow, but do not watch
        await portal.Get<Database>().Write<Nothing>(async db => { await db.Database.ExecuteSqlRawAsync("ANALYZE"); return default(Nothing); }, default);
        var many = await Work(portal, post);
        Assert.Equal(5, many.Told);
        Assert.InRange(many.Steps, 0, (few.Steps * 3) + 500);

        await Watch(portal, await Members(portal, 500), "ink"); // and it is the work that is measured: those who watch are more work
        Assert.True((await Work(portal, post)).Steps > many.Steps * 3);
    }

    [Theory, BothDatabases]
    public async Task More_than_a_page_of_watchers_are_each_told_once(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana, tags: "ink");
        await portal.AllTold(); // who watches from now on is not told of the topic itself
        var members = await Members(portal, (2 * NotificationMaker.PageSize) + 7);
        await Watch(portal, members, "ink");
        await portal.Reply(bo, topic, $"@{ana.Name}");
        await portal.AllTold();
        var rows = await portal.Get<Database>().Read(db => db.Set<Notification>().Select(n => n.AccountId).ToListAsync());
        Assert.Equal(members.Append(ana.Id).Order(), rows.Order());
        var news = await portal.Get<Database>().Read(db => db.Set<NewsRow>().Where(n => n.Type == "notified").Select(n => n.Channels).ToListAsync());
        Assert.InRange(news.Count, 3, 4);
        Assert.Equal(rows.Count, news.Sum(channels => channels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    /// <summary>What the maker asks for one post, counted in the steps of the database's own machine, and how many it would tell.</summary>
    static async Task<(long Steps, int Told)> Work(TestPortal portal, PostPlace post)
    {
        await using var db = portal.Get<Database>().Open();
        await db.Database.OpenConnectionAsync();
        _ = await db.Set<Tag>().AnyAsync(); // after ANALYZE the first statement of a pooled connection reads the whole schema again: some 4,000 steps that are none of the maker's
        var steps = 0L;
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        SQLitePCL.raw.sqlite3_progress_handler(handle, 1, _ => { steps++; return 0; }, null);
        var row = await db.Set<NewsRow>().SingleAsync(n => n.About == $"post:{post.PostId}" && n.Type == "reply-posted");
        var tiding = Assert.Single(await portal.Get<IEnumerable<INotifying>>().Single(room => room.Kind == "post").Of(db, [row], default));
        var told = (await portal.Get<TellingPages>().Wanted(db, tiding, await tiding.Concerned(db, default), default)).Select(n => n.AccountId).ToHashSet();
        for (long? after = 0; after is { } from;)
        {
            var page = await tiding.Watching(db, from, NotificationMaker.PageSize, default);
            told.UnionWith((await portal.Get<TellingPages>().Wanted(db, tiding, page.People, default)).Select(n => n.AccountId));
            after = page.Next;
        }

        SQLitePCL.raw.sqlite3_progress_handler(handle, 0, null, null);
        return (steps, told.Count);
    }

    static async Task<List<long>> Members(TestPortal portal, int count)
    {
        var (made, mark) = (new List<Account>(), Guid.NewGuid().ToString("N"));
        for (var i = 0; i < count; i++)
            made.Add(new Account { UserName = $"m{i}-{mark}", NormalizedUserName = $"M{i}-{mark}".ToUpperInvariant(), Email = $"m{i}-{mark}@example.org", NormalizedEmail = $"M{i}-{mark}@EXAMPLE.ORG".ToUpperInvariant(), EmailConfirmed = true });
        await portal.Get<Database>().Write<Nothing>(async db => { db.ChangeTracker.AutoDetectChangesEnabled = false; db.AddRange(made); await db.SaveChangesAsync(); return default(Nothing); }, default);
        return made.ConvertAll(a => a.Id);
    }

    static Task Watch(TestPortal portal, List<long> members, string tag, WatchLevel level = WatchLevel.Watching) =>
        portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                var id = await db.Set<Tag>().Where(t => t.Name == tag).Select(t => t.Id).SingleAsync();
                db.AddRange(members.Select(m => new PlaceWatch { AccountId = m, Kind = PlaceKind.Tag, SubjectId = id, Level = level }));
                return default(Nothing);
            },
            default);
}
