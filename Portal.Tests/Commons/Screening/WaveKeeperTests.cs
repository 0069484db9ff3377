using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Platform.Outbox;
using Portal.Tests.Features.Moderation;

namespace Portal.Tests.Commons.Screening;

public class WaveKeeperTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task All_that_a_wave_left_is_held_however_much_that_is_and_what_cannot_be_held_stops_nothing(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, database, now) = (await portal.NewMember("ana"), portal.Get<Database>(), portal.Clock.GetUtcNow().UtcDateTime);
        var topic = await portal.StartTopic(ana);
        var posts = new List<long>();
        for (var i = 0; i < 7; i++) posts.Add((await portal.Reply(ana, topic, $"Cheap pills {i}")).PostId);
        var apart = (await portal.Reply(ana, topic, "Dear pills")).PostId;
        List<long> traits = [.. Enumerable.Range(0, 4).Select(_ => Random.Shared.NextInt64())]; // more than are asked for at once, too
        Assert.True((await database.Write<Nothing>(
            async db =>
            {
                foreach (var gone in Enumerable.Range(0, 5)) await SpamMarks.Keep(db, traits, ana.Id, new("post", long.MaxValue - gone), now, default); // nothing of the kind is there
                foreach (var post in posts) await SpamMarks.Keep(db, traits, ana.Id, new("post", post), now, default);
                await SpamMarks.Keep(db, [Random.Shared.NextInt64()], ana.Id, new("post", apart), now, default);
                return default(Nothing);
            },
            default)).Done);

        var keeper = new WaveKeeper(portal.Get<IEnumerable<IHeldBack>>(), database, portal.Clock) { AtOnce = 3 };
        await keeper.Handle([NewsRow.From(new WaveSeen(traits), now)], default);
        foreach (var post in posts) Assert.NotNull(await portal.CaseOf(new("post", post)));
        Assert.Null(await portal.CaseOf(new("post", apart)));
        var hidden = await database.Read(db => db.Set<Post>().Where(p => p.TopicId == topic.TopicId && p.Hidden).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
        Assert.Equal(posts, hidden);
    }
}
