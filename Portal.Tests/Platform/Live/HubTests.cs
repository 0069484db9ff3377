using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;
using Portal.Platform.Live.Hub;

namespace Portal.Tests.Platform.Live;

public class HubTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_channel_has_one_name_and_whatever_looks_like_it_is_none(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var topic = await portal.StartTopic(await portal.NewMember());
        await using var visitor = await portal.Listen();
        await visitor.Subscribe($"topic:{topic.TopicId}");
        foreach (var odd in (string[])[$"topic:0{topic.TopicId}", $"topic:{topic.TopicId}\0", $"topic: {topic.TopicId}", $"topic:+{topic.TopicId}", "topic:0"])
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => visitor.Subscribe(odd));
        }
    }

    [Theory, BothDatabases]
    public async Task A_session_that_was_ended_no_longer_holds_for_a_connection_that_it_opened(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember();
        var stamp = await portal.Get<Database>().Read(db => db.Set<Account>().Where(a => a.Id == member.Id).Select(a => a.SecurityStamp).SingleAsync());
        var user = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{member.Id}"), new("AspNet.Identity.SecurityStamp", stamp!)], "cookie"));
        var callers = portal.Get<ICallers>();
        Assert.True(await callers.StillHolds(user, null, default));
        Assert.True(await callers.StillHolds(new(new ClaimsIdentity()), null, default));

        Assert.True((await portal.Get<Portal.Features.Accounts.Credentials>().EndSessions(member.Actor, default)).Done);
        Assert.False(await callers.StillHolds(user, null, default));
    }

    [Theory, BothDatabases]
    public async Task Everything_told_on_a_channel_arrives_once_and_in_order(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        await using var listener = await portal.Listen();
        await listener.Subscribe($"topic:{topic.TopicId}", 0);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => portal.Reply(ana, topic, $"reply {i}")));
        await Eventually.True(() => listener.Events.Count == 21, "the topic and twenty replies are told");
        Assert.Equal(listener.Events.Select(e => e.Seq).Order().Distinct(), listener.Events.Select(e => e.Seq));
        Assert.Equal(Enumerable.Range(2, 20), listener.Events.Skip(1).Select(e => e.Data.GetProperty("number").GetInt32()));
        Assert.All(listener.Events.Skip(1), e => Assert.Equal(("reply-posted", $"topic:{topic.TopicId}"), (e.Type, e.Channel)));
    }

    [Theory, BothDatabases]
    public async Task A_listener_that_comes_back_gets_what_it_missed_while_more_is_told_and_nothing_twice(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        var channel = $"topic:{topic.TopicId}";
        var heard = new List<HubListener.Told>();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var written = 0;
            for (; !stop.IsCancellationRequested; written++) await portal.Reply(ana, topic, $"reply {written}");
            return written;
        });

        for (var visit = 0; visit < 8; visit++)
        {
            await using var listener = await portal.Listen();
            var answer = await listener.Subscribe(channel, Last());
            Assert.False(answer.TryGetProperty("reset", out _));
            await Task.Delay(60);
            heard.AddRange(listener.Events);
        }

        await stop.CancelAsync();
        var written = await writing;
        await using var last = await portal.Listen();
        await last.Subscribe(channel, Last());
        await Eventually.True(() => heard.Count + last.Events.Count == written + 1, "everything is heard");
        heard.AddRange(last.Events);
        Assert.Equal(heard.Select(e => e.Seq).Order().Distinct(), heard.Select(e => e.Seq));
        Assert.Equal(Enumerable.Range(2, written), heard.Skip(1).Select(e => e.Data.GetProperty("number").GetInt32()));

        long Last() => heard.Count == 0 ? 0 : heard[^1].Seq;
    }

    [Theory, BothDatabases]
    public async Task A_subscription_answers_the_newest_number_and_replays_what_was_asked_for(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        var channel = $"topic:{topic.TopicId}";
        await portal.Reply(ana, topic, "first");
        await using var listener = await portal.Listen();
        await Eventually.True(async () => (await listener.Subscribe(channel, 0)).GetProperty("seq").GetInt64() > 0 && listener.Events.Count >= 2, "the log has both");

        await using var silent = await portal.Listen();
        var newest = (await silent.Subscribe(channel)).GetProperty("seq").GetInt64();
        Assert.Equal(listener.Events.Max(e => e.Seq), newest);
        await portal.Reply(ana, topic, "second");
        Assert.Equal(3, (await silent.Hear(_ => true)).Data.GetProperty("number").GetInt32());

        Assert.True((await silent.Subscribe(channel, long.MaxValue)).GetProperty("reset").GetBoolean());
    }

    [Theory, BothDatabases]
    public async Task A_channel_that_is_not_ones_own_is_refused_like_one_that_is_not_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        await using var visitor = await portal.Listen();
        await using var member = await portal.Listen(ana);
        await visitor.Subscribe("forum");
        await member.Subscribe("me");

        foreach (var channel in (string[])["me", $"me:{ana.Id}", "topic:987654321", "topic:x", "topic:", "watch", "desk", "nonsense", "", new string('x', 5000), "topic:1 forum"])
            await Assert.ThrowsAsync<InvalidOperationException>(() => visitor.Subscribe(channel));
        foreach (var channel in (string[])[$"me:{ana.Id}", "watch", "desk"])
            await Assert.ThrowsAsync<InvalidOperationException>(() => member.Subscribe(channel));
    }

    [Theory, BothDatabases]
    public async Task What_was_taken_from_view_is_replayed_to_moderators_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        var channel = $"topic:{topic.TopicId}";
        var reply = await portal.Reply(ana, topic, "to be deleted");
        await using var before = await portal.Listen();
        await before.Subscribe(channel, 0);
        await before.Hear(e => e.Type == "reply-posted");

        Assert.True((await portal.Get<Posts>().Delete(ana.Actor, reply.PostId, null, default)).Done);
        await before.Hear(e => e.Type == "post-deleted");
        await using var visitor = await portal.Listen();
        await using var moderator = await portal.Listen(await portal.NewMember("mod", Roles.Moderator));
        await visitor.Subscribe(channel, 0);
        await moderator.Subscribe(channel, 0);
        await visitor.Hear(e => e.Type == "post-deleted");
        await moderator.Hear(e => e.Type == "post-deleted");
        Assert.DoesNotContain(visitor.Events, e => e.Type == "reply-posted");
        Assert.Contains(moderator.Events, e => e.Type == "reply-posted");
    }

    [Theory, BothDatabases]
    public async Task Who_loses_the_right_to_a_channel_hears_no_more_within_five_seconds(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        await using var visitor = await portal.Listen();
        await using var moderator = await portal.Listen(await portal.NewMember("mod", Roles.Moderator));
        await visitor.Subscribe($"topic:{topic.TopicId}");
        await moderator.Subscribe($"topic:{topic.TopicId}");
        await portal.Reply(ana, topic, "everyone hears this");
        await visitor.Hear(e => e.Type == "reply-posted");

        await portal.SetHidden(topic.PostId);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var count = visitor.Events.Count;
        Assert.True((await portal.Get<Posts>().Reply((await portal.NewMember("mod2", Roles.Moderator)).Actor, topic.TopicId, new("staff only"), null, default)).Done);
        await moderator.Hear(e => e.Data.TryGetProperty("number", out var n) && n.GetInt32() == 3);
        Assert.Equal(count, visitor.Events.Count);
    }

    [Theory, BothDatabases]
    public async Task Who_came_with_a_token_that_was_withdrawn_is_cut_off(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        await using var listener = await portal.Listen(ana);
        await listener.Subscribe("me");
        var token = Assert.Single(await portal.Get<ApiTokens>().List(ana.Actor, default));
        Assert.True((await portal.Get<ApiTokens>().Revoke(ana.Actor, token.Id, default)).Done);
        await Eventually.Within(5, async () => await IsCut(listener), "the connection ends");

        static async Task<bool> IsCut(HubListener listener)
        {
            try
            {
                await listener.Unsubscribe("none").WaitAsync(TimeSpan.FromSeconds(1));
                return false;
            }
            catch (Exception)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task One_connection_cannot_listen_to_everything()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        await using var listener = await portal.Listen();
        var topics = new List<PostPlace>();
        for (var i = 0; i <= 200; i++) topics.Add(await portal.StartTopic(ana));
        foreach (var topic in topics.Take(200)) await listener.Subscribe($"topic:{topic.TopicId}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => listener.Subscribe($"topic:{topics[^1].TopicId}"));
        await listener.Unsubscribe($"topic:{topics[0].TopicId}");
        await listener.Subscribe($"topic:{topics[^1].TopicId}");
    }
}
