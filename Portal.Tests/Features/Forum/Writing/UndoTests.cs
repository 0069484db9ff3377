using Portal.Features.Forum;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class UndoTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_sent_a_reply_takes_it_back_within_ten_seconds_and_it_is_as_if_it_had_been_deleted(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, posts) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<Posts>());
        var topic = await portal.StartTopic(ana);
        var (kept, sent) = (await portal.Reply(bo, topic, "Turn the lid."), await portal.Reply(ana, topic, "Too soon"));
        Assert.Equal(3, (await portal.Read(bo, topic)).View.Head.PostCount);

        portal.Clock.Advance(Posts.UndoTime);
        Assert.True((await posts.TakeBack(ana.Actor, sent.PostId, default)).Done);
        var reading = await portal.Read(bo, topic);
        Assert.Equal([1, 2], reading.View.Posts.Select(p => p.Number));
        Assert.Equal(2, reading.View.Head.PostCount);
        Assert.Equal(ProblemKind.NotFound, (await posts.TakeBack(ana.Actor, sent.PostId, default)).Problem?.Kind);

        portal.Clock.Advance(TimeSpan.FromSeconds(6));
        using var program = await portal.Api(bo);
        (await program.Post($"posts/{kept.PostId}/undo")).IsProblem(409, "too-late-to-undo");
        Assert.Equal(2, (await portal.Read(bo, topic)).View.Head.PostCount);
    }

    [Theory, BothDatabases]
    public async Task Nobody_takes_back_what_another_sent_and_a_topic_goes_whole(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        foreach (var other in (Member[])[bo, mo])
        {
            using var program = await portal.Api(other);
            (await program.Post($"posts/{topic.PostId}/undo")).IsProblem(403);
        }

        using var visitor = portal.Address.Api();
        (await visitor.Post($"posts/{topic.PostId}/undo")).IsProblem(401);
        using var author = await portal.Api(ana);
        var twice = await Task.WhenAll(author.Post($"posts/{topic.PostId}/undo"), author.Post($"posts/{topic.PostId}/undo"));
        Assert.Equal([204, 404], twice.Select(a => a.Status).Order());
        (await author.Ask($"topics/{topic.TopicId}")).IsProblem(404);
    }

    [Theory, BothDatabases]
    public async Task An_edit_that_began_from_an_older_revision_is_refused_and_changes_nothing(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        using var first = await portal.Api(ana);
        using var second = await portal.Api(mo);
        var revision = (await second.Ask($"posts/{topic.PostId}")).Json.GetProperty("revision").GetInt32();
        (await first.Ask(HttpMethod.Patch, $"posts/{topic.PostId}", new { body = "by ana", revision })).Is(200);
        (await second.Ask(HttpMethod.Patch, $"posts/{topic.PostId}", new { body = "by mo", revision })).IsProblem(409);
        Assert.Equal("by ana", (await first.Ask($"posts/{topic.PostId}")).Json.GetProperty("body").GetString());
        (await second.Ask(HttpMethod.Patch, $"posts/{topic.PostId}", new { body = "by mo" })).Is(200);
    }
}
