using Portal.Tests.Commons.Moderation;

namespace Portal.Tests.Features.Moderation;

public class ModerationChannelTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task The_watch_and_the_queue_are_told_to_moderators_and_refused_to_others(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        await using var mia = await scene.Portal.Listen(scene.Mia);
        await mia.Subscribe("moderation");
        await mia.Subscribe("watch");
        foreach (var member in new[] { scene.Bo, await scene.Portal.NewMember("agent", Roles.Agent), null })
        {
            await using var other = await scene.Portal.Listen(member);
            await Assert.ThrowsAsync<InvalidOperationException>(() => other.Subscribe("moderation"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => other.Subscribe("watch"));
        }

        var it = await scene.Flagged(note: "A private word");
        var told = await mia.Hear(e => e.Type == "case-changed" && e.Data.GetProperty("caseId").GetInt64() == it.Id);
        Assert.Equal(("moderation", "flag", scene.Reply.PostId), (told.Channel, told.Data.GetProperty("kind").GetString(), told.Data.GetProperty("postId").GetInt64()));
        Assert.DoesNotContain("private", told.Data.GetRawText());

        await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, "Insults", null, default);
        await Eventually.Within(1, () => Task.FromResult(mia.Events.Any(e => e is { Channel: "watch", Type: "post-hidden" } && e.Data.GetProperty("postId").GetInt64() == scene.Reply.PostId)), "who watches hears that it is hidden");
    }

    [Theory, BothDatabases]
    public async Task A_replay_leaves_out_what_is_hidden_for_all_but_moderators(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var channel = $"topic:{scene.First.TopicId}";
        Assert.True(await Replays(scene, channel, scene.Bo));
        Assert.True(await Replays(scene, channel, null));

        await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, "Insults", null, default);
        await using var live = await scene.Portal.Listen();
        await live.Subscribe(channel, 0);
        await live.Hear(e => e.Type == "post-hidden");
        Assert.False(await Replays(scene, channel, scene.Bo));
        Assert.False(await Replays(scene, channel, null));
        Assert.True(await Replays(scene, channel, scene.Max));
    }

    /// <summary>Whether somebody who comes now and asks for everything is told of the reply.</summary>
    static async Task<bool> Replays(Scene scene, string channel, Member? member)
    {
        await using var listener = await scene.Portal.Listen(member);
        await listener.Subscribe(channel, 0);
        await listener.Hear(e => e.Type == "topic-started");
        await listener.Subscribe("forum"); // answered after the replay
        return listener.Events.Any(e => e.Type == "reply-posted" && e.Data.GetProperty("postId").GetInt64() == scene.Reply.PostId);
    }
}
