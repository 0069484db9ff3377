using Portal.Commons.Reactions;
using Portal.Features.Forum;
using Portal.Kernel;

namespace Portal.Tests.Features.Forum;

public class PaceTests(Portals portals)
{
    [Fact]
    public async Task Too_many_edits_by_one_person_are_refused_for_a_while_and_change_nothing()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var (ana, posts) = (await portal.NewMember("ana"), portal.Get<Posts>());
        var topic = await portal.StartTopic(ana);
        var answers = new List<Problem?>();
        for (var i = 0; i < 40; i++) answers.Add((await posts.Edit(ana.Actor, topic.PostId, $"Text {i}", null, null, default)).Problem);

        Assert.Null(answers[0]);
        Assert.Equal(ProblemKind.TooMany, answers.First(a => a is not null)!.Kind);
        var last = answers.FindLastIndex(a => a is null);
        Assert.Equal($"Text {last}", (await portal.Get<PostHistory>().Source(ana.Actor, topic.PostId, default))?.Body);
    }

    [Fact]
    public async Task Who_gives_and_takes_back_reactions_without_end_is_stopped_for_a_while()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var (bo, reactions) = (await portal.NewMember("bo"), portal.Get<Reactions>());
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        Assert.Null((await Give(0)).Problem);

        Problem? stopped = null;
        for (var i = 1; i < 600 && stopped is null; i++) stopped = (await Give(i)).Problem;
        Assert.Equal(ProblemKind.TooMany, stopped?.Kind);

        Task<Result<Nothing>> Give(int time) => reactions.Set(bo.Actor, topic.PostId, ReactionFaces.Names[0], time % 2 == 0, default);
    }
}
