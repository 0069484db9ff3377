using Microsoft.EntityFrameworkCore;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Tests.Platform.Live;

public class OldNewsTests(Portals portals)
{
    const int Kept = 20;

    [Theory, BothDatabases]
    public async Task Old_news_are_thrown_away_and_who_asks_for_them_is_told_that_they_are_gone(DatabaseProvider provider)
    {
        var settings = await portals.Databases.FreshAsync(provider);
        long quiet, busy;
        await using (var portal = await TestPortal.StartAsync(provider, settings))
        {
            var ana = await portal.NewMember("ana");
            (quiet, busy) = ((await portal.StartTopic(ana)).TopicId, 0);
            var topic = await portal.StartTopic(ana);
            busy = topic.TopicId;
            for (var i = 0; i < 40; i++) await portal.Reply(ana, topic, $"reply {i}");
            await portal.Get<NewsDispatcher>().CatchUp(default);
            // Who reads news tells news of its own: the last number is asked anew each time.
            await Eventually.True(() => portal.Get<Database>().Read(db => db.Set<NewsCursor>().AllAsync(c => c.Seq == db.Set<NewsRow>().Max(n => n.Seq))), "all have read all");

            var last = await portal.Get<Database>().Read(db => db.Set<NewsRow>().MaxAsync(n => n.Seq));
            Assert.True(await portal.Get<Database>().Read(db => db.Set<NewsRow>().CountAsync(n => n.Seq <= last)) > Kept);
            await new OldNews(portal.Get<Database>(), Kept).Run(default);
            Assert.InRange(await portal.Get<Database>().Read(db => db.Set<NewsRow>().CountAsync(n => n.Seq <= last)), Kept / 2, Kept); // what was told in the meantime pushes older ones out
        }

        await using var later = await TestPortal.StartAsync(provider, settings); // a node that never had them in its memory
        await using var listener = await later.Listen();
        var (gone, all) = (await listener.Subscribe($"topic:{quiet}", 0), await listener.Subscribe($"topic:{busy}", await Oldest(later)));
        Assert.True(IsReset(gone));
        Assert.False(IsReset(all));
        var (channel, oldest) = ($" topic:{busy} ", await Oldest(later));
        var kept = await later.Get<Database>().Read(db => db.Set<NewsRow>().CountAsync(n => n.Seq > oldest && n.Channels.Contains(channel)));
        Assert.InRange(kept, 2, Kept);
        await Eventually.True(() => listener.Events.Count(e => e.Channel == $"topic:{busy}") == kept, "what is kept is replayed");
        Assert.True(IsReset(await listener.Subscribe($"topic:{busy}", 0)));
    }

    static bool IsReset(System.Text.Json.JsonElement answer) => answer.TryGetProperty("reset", out var reset) && reset.GetBoolean();

    static Task<long> Oldest(TestPortal portal) => portal.Get<Database>().Read(async db => await Portal.Platform.Data.OutboxRows.FirstSeq(db, default));
}
