using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Features.Forum;
using Portal.Features.Moderation;

namespace Portal.Tests.Commons.Moderation;

public class FlagTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_flag_stands_in_the_queue_at_once_with_reason_note_and_text(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged(FlagReason.PersonalData, "An address.");

        Assert.Equal((CaseState.Open, scene.ReplySubject, 1), (it.State, it.Subject, it.FlagCount));
        Assert.Equal((FlagReason.PersonalData, "An address.", scene.Bo.Id), (it.Flags[0].Reason, it.Flags[0].Note, it.Flags[0].Reporter.Id));
        Assert.Contains(Scene.Rude, it.Evidence.Html.Value);
        Assert.Equal(scene.Ana.Id, it.Evidence.Author.Id);
        Assert.False(it.Edited);
    }

    [Theory, BothDatabases]
    public async Task However_many_flag_a_post_it_is_one_case_that_weighs_more(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var alone = await scene.Flagged();
        var others = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => scene.Portal.NewMember("reader" + i)));
        var flags = await Task.WhenAll(others.Select(m => scene.Flags.Raise(m.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default)));

        Assert.All(flags, f => Assert.Null(f.Problem));
        var it = await scene.TheCase();
        Assert.Equal((alone.Id, 6), (it.Id, it.FlagCount));
        Assert.True(it.Weight > alone.Weight);
    }

    [Theory, BothDatabases]
    public async Task One_person_flags_the_same_text_once_and_the_same_request_makes_one_flag(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var first = await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, FlagReason.Abuse, null, "key-1", default);
        var same = await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, FlagReason.Abuse, null, "key-1", default);
        var again = await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default);

        Assert.Equal(first.Value, same.Value);
        Assert.Equal(ProblemKind.Conflict, again.Problem?.Kind);
        Assert.Equal(1, (await scene.TheCase()).FlagCount);
    }

    [Theory, BothDatabases]
    public async Task A_dismissed_flag_is_not_raised_again_until_the_text_has_changed(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default);
        await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Disagreed, "Fair enough"), default);
        Assert.Equal(ProblemKind.Conflict, (await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, FlagReason.Abuse, null, null, default)).Problem?.Kind);

        await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "buy pills", null, null, default);
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default)).Done);
        Assert.NotEqual(it.Id, (await scene.TheCase()).Id);
    }

    [Theory, BothDatabases]
    public async Task An_edit_hides_no_evidence(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        await scene.Flagged();
        await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "I like you all", null, null, default);

        var it = await scene.TheCase();
        Assert.Contains(Scene.Rude, it.Evidence.Html.Value);
        Assert.Contains("I like you all", it.Now!.Html.Value);
        Assert.True(it.Edited);
    }

    [Theory, BothDatabases]
    public async Task A_later_flag_on_another_text_leaves_in_sight_what_was_flagged_first(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        Assert.Empty((await scene.Flagged()).Evidence.Earlier);
        Assert.True((await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "hello all", null, null, default)).Done);
        foreach (var cy in new[] { await scene.Portal.NewMember("cy"), scene.Max })
        {
            Assert.True((await scene.Flags.Raise(cy.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default)).Done);
        }

        var it = await scene.TheCase();
        Assert.Contains("hello all", it.Evidence.Html.Value);
        Assert.Contains(Scene.Rude, Assert.Single(it.Evidence.Earlier).Html.Value);
        Assert.Contains(Scene.Rude, Assert.Single(CaseJson.Of(it).Earlier).Html);
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_flag_is_told_why(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        async Task<ProblemKind?> Flag(Actor actor, Subject subject, string? note = null) => (await scene.Flags.Raise(actor, subject, FlagReason.Other, note, null, default)).Problem?.Kind;

        Assert.Equal(ProblemKind.Refused, await Flag(scene.Ana.Actor, scene.ReplySubject));
        Assert.Equal(ProblemKind.SignIn, await Flag(Actor.Visitor, scene.ReplySubject));
        Assert.Equal(ProblemKind.Refused, await Flag(scene.Bo.Actor with { Scopes = Scopes.Read }, scene.ReplySubject));
        Assert.Equal(ProblemKind.NotFound, await Flag(scene.Bo.Actor, new("post", long.MaxValue)));
        Assert.Equal(ProblemKind.NotFound, await Flag(scene.Bo.Actor, new("nonsense", 1)));
        Assert.Equal(ProblemKind.Invalid, await Flag(scene.Bo.Actor, scene.ReplySubject, new string('x', Portal.Commons.Moderation.Flag.MostNote + 1)));
        Assert.Null(await Flag(scene.Bo.Actor, scene.ReplySubject));
    }

    [Fact]
    public async Task Too_many_flags_by_one_person_are_refused_for_a_while()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var scene = await Scene.Set(portal);
        var answers = new List<Problem?>();
        for (var i = 0; i < 30; i++)
        {
            var post = await portal.Get<Posts>().Reply((await portal.NewMember("writer")).Actor, scene.First.TopicId, new($"Number {i}"), null, default);
            answers.Add((await scene.Flags.Raise(scene.Bo.Actor, new("post", post.Value.PostId), FlagReason.Spam, null, null, default)).Problem);
        }

        Assert.Null(answers[0]);
        var refused = answers.Find(a => a is not null);
        Assert.Equal(ProblemKind.TooMany, refused?.Kind);
        Assert.NotNull(refused?.RetryAfter);
    }
}
