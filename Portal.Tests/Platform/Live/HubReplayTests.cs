using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Bench.Live;
using Portal.Commons.Moderation;
using Portal.Features.Forum;
using Portal.Platform.Live;

namespace Portal.Tests.Platform.Live;

/// <summary>What a subscription answers and replays, where the contract leaves no room.</summary>
public class HubReplayTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task The_answer_comes_before_the_replay(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        for (var i = 0; i < 30; i++) await portal.Reply(ana, topic, $"reply {i}");

        for (var visit = 0; visit < 10; visit++)
        {
            var said = await Frames(portal.Address, $"topic:{topic.TopicId}", 32);
            Assert.Equal(3, said[0].RootElement.GetProperty("type").GetInt32());
            Assert.All(said.Skip(1), frame => Assert.Equal(1, frame.RootElement.GetProperty("type").GetInt32()));
            Assert.Equal(said[0].RootElement.GetProperty("result").GetProperty("seq").GetInt64(), said[^1].RootElement.GetProperty("arguments")[0].GetProperty("seq").GetInt64());
        }
    }

    [Theory, BothDatabases]
    public async Task What_was_done_before_a_subscription_is_in_its_answer_and_not_told_as_news(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        await using var listener = await portal.Listen();
        for (var i = 0; i < 20; i++)
        {
            var topic = await portal.StartTopic(ana);
            var channel = $"topic:{topic.TopicId}";
            var answered = (await listener.Subscribe(channel)).GetProperty("seq").GetInt64();
            Assert.True(answered > 0);
            await portal.Reply(ana, topic, "later");
            var told = await listener.Hear(e => e.Channel == channel);
            Assert.Equal(("reply-posted", 2), (told.Type, told.Data.GetProperty("number").GetInt32()));
            Assert.True(told.Seq > answered);
        }
    }

    [Theory, BothDatabases]
    public async Task Only_who_misses_something_that_is_not_kept_is_told_to_read_again(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var ana = await portal.NewMember("ana");
        var old = await portal.StartTopic(ana);
        await using var listener = await portal.Listen();
        var last = (await listener.Subscribe($"topic:{old.TopicId}", 0)).GetProperty("seq").GetInt64();
        await FillTheLog(portal);
        var fresh = await portal.StartTopic(ana);

        Assert.True(await Reset($"topic:{old.TopicId}", 0));
        Assert.True(await Reset($"topic:{old.TopicId}", last - 1));
        Assert.False(await Reset($"topic:{old.TopicId}", last));
        Assert.False(await Reset($"topic:{fresh.TopicId}", 0));

        // The same after a restart, when the memory never held it.
        var log = new NewsLog(portal.Get<Database>());
        await log.Load(default);
        Assert.Equal((last, 0), (await log.Forgotten($"topic:{old.TopicId}", default), await log.Forgotten($"topic:{fresh.TopicId}", default)));

        async Task<bool> Reset(string channel, long after) => (await listener.Subscribe(channel, after)).TryGetProperty("reset", out _);
    }

    [Theory, BothDatabases]
    public async Task With_its_first_post_a_topic_leaves_the_replay_of_the_forum_and_comes_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, max) = (await portal.NewMember("ana"), await portal.NewMember("max", Roles.Moderator));
        await using var present = await portal.Listen();
        var from = (await present.Subscribe("forum")).GetProperty("seq").GetInt64();
        var topic = await portal.StartTopic(ana);
        await portal.Reply(ana, topic, "an answer");
        Assert.Equal(["topic-started", "reply-posted"], await Replayed(null));

        Assert.True((await portal.Get<Decisions>().Hide(max.Actor, new("post", topic.PostId), "Rude", null, default)).Done);
        Assert.Equal(["post-hidden"], await Replayed(null));
        Assert.Equal(["topic-started", "reply-posted", "post-hidden"], await Replayed(max));
        await portal.Reply(max, topic, "for the staff");
        Assert.Equal(["post-hidden"], await Replayed(null));
        Assert.DoesNotContain(present.Events, e => OfTopic(e) && e.Data.TryGetProperty("number", out var n) && n.GetInt32() == 3);

        Assert.True((await portal.Get<Decisions>().Restore(max.Actor, new("post", topic.PostId), "Not so rude", null, default)).Done);
        Assert.Equal(["topic-started", "reply-posted", "post-hidden", "reply-posted", "post-restored"], await Replayed(null));

        async Task<IEnumerable<string>> Replayed(Member? member)
        {
            await using var listener = await portal.Listen(member);
            await listener.Subscribe("forum", from);
            await listener.Subscribe("forum"); // what is heard up to here was the replay of the first
            return [.. listener.Events.Where(OfTopic).Select(e => e.Type)];
        }

        bool OfTopic(HubListener.Told told) => told.Data.TryGetProperty("topicId", out var id) && id.GetInt64() == topic.TopicId;
    }

    static async Task FillTheLog(TestPortal portal)
    {
        await portal.Get<Database>().Write<Nothing>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
                INSERT INTO "News" ("At", "Type", "Channels", "Data", "Withheld") SELECT (SELECT max("At") FROM "News"), 'nothing', ' nowhere ', '{{}}', (SELECT "Withheld" FROM "News" LIMIT 1) FROM n
                """);
            return default(Nothing);
        }, default);
    }

    static async Task<IReadOnlyList<JsonDocument>> Frames(Uri portal, string channel, int count)
    {
        using var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await socket.ConnectAsync(new UriBuilder(portal) { Scheme = "ws", Path = "/hubs/portal" }.Uri, patience.Token);
        await socket.SendAsync(HubMessages.Handshake, WebSocketMessageType.Text, true, patience.Token);
        await socket.SendAsync(HubMessages.Invocation("1", "Subscribe", [channel, 0L]), WebSocketMessageType.Text, true, patience.Token);
        var (text, buffer, frames) = (new StringBuilder(), new byte[64 * 1024], new List<JsonDocument>());
        while (frames.Count < count)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            var whole = text.ToString().Split('\u001e');
            frames = [.. whole.SkipLast(1).Select(frame => JsonDocument.Parse(frame)).Where(frame => frame.RootElement.TryGetProperty("type", out var type) && type.GetInt32() != 6)];
        }
        return frames;
    }
}
