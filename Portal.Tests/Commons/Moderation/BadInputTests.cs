using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Tests.Commons.People;

namespace Portal.Tests.Commons.Moderation;

/// <summary>What moderation does not take: each is refused with a sentence in three languages, changes nothing, and stands in the log where it matters.</summary>
public class BadInputTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_flag_on_what_is_gone_on_ones_own_post_or_twice_is_refused_with_a_sentence(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        Refused("own-flag", await Raise(scene.Ana));
        Assert.True((await Raise(scene.Bo)).Done);
        Refused("flagged-already", await Raise(scene.Bo));
        Assert.Equal(1, (await scene.TheCase()).FlagCount);
        Assert.True((await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, "Rude", default)).Done);
        Refused("gone-already", await Raise(scene.Max)); // a moderator still sees it
        Refused("not-found", await Raise(await scene.Portal.NewMember("cy")));
        Assert.Equal(1, (await scene.TheCase()).FlagCount);

        Task<Result<long>> Raise(Member who) => scene.Flags.Raise(who.Actor, scene.ReplySubject, FlagReason.Abuse, null, null, default);
    }

    [Theory, BothDatabases]
    public async Task A_decision_without_a_reason_where_one_is_due_is_refused_with_a_sentence_and_decides_nothing(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        Refused("required", await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, " ", default)); // nobody has flagged it: no reason is known
        var it = await scene.Flagged();
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done);
        Assert.True((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Hidden), default)).Done); // the flags have said why
        Refused("reason-to-undo", await scene.Decisions.Undo(scene.Max.Actor, it.Id, " ", default));
        Refused("required", await scene.Decisions.Restore(scene.Max.Actor, scene.ReplySubject, "", default));
        var appeal = (await scene.Portal.Get<Appeals>().File(scene.Ana.Actor, new("case", it.Id), "I meant myself", null, default)).Value;
        var other = (await scene.TheCase(new("appeal", appeal))).Id;
        Assert.True((await scene.Decisions.Claim(scene.Max.Actor, other, default)).Done);
        foreach (var outcome in new[] { Outcome.Upheld, Outcome.Overturned })
        {
            Refused("answer-needed", await scene.Decisions.Decide(scene.Max.Actor, other, new(outcome, " "), default));
        }

        Assert.Equal((CaseState.Closed, CaseState.Open), ((await scene.TheCase()).State, (await scene.TheCase(new("appeal", appeal))).State));
    }

    [Theory, BothDatabases]
    public async Task A_suspension_that_ends_before_it_begins_and_a_word_that_finds_everything_are_refused_with_a_sentence(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, mo, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        Refused("past-time", await portal.Sanction(mo, ana, SanctionKind.Suspension, until: TimeSpan.FromMinutes(-1)));
        Assert.Null((await portal.StandingOf(ana)).MayNotWrite);

        var words = portal.Get<WatchedWords>();
        foreach (var text in new[] { "*", "**", "a*" })
        {
            Assert.NotNull(Refused(null, await words.Add(ada.Actor, new(WatchedKind.Word, text, WatchedEffect.Refuse), null, default)).Field);
        }

        Refused(null, await words.Add(ada.Actor, new(WatchedKind.Host, "com", WatchedEffect.Refuse), null, default));
        Refused("bad-line", await words.Import(ada.Actor, "refuse *", default));
        Assert.Equal(0, await portal.Get<Database>().Read(db => db.Set<WatchedWord>().CountAsync(w => w.ById == ada.Id)));
    }

    [Theory, BothDatabases]
    public async Task Reaching_above_ones_level_or_outside_ones_place_is_refused_with_a_sentence_and_stands_in_the_log(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, mo, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("lena"));
        var (topic, there) = (await portal.StartTopic(ada), await portal.StartTopic(await portal.NewMember("ana")));
        await PlaceModeratorTests.Give(portal, ada, await PlaceModeratorTests.NewCategory(portal, ada), lena);
        var decisions = portal.Get<Decisions>();
        Refused("above-decision", await decisions.Hide(mo.Actor, new("post", topic.PostId), "Not here", default));
        Refused("not-below", await portal.Sanction(mo, ada, SanctionKind.Note));
        Refused("other-place", await decisions.Hide(lena.Actor, new("post", there.PostId), "Not here", default));
        Assert.Equal(["above-decision", "not-below"], await Logged(mo));
        Assert.Equal(["other-place"], await Logged(lena));

        Task<List<string?>> Logged(Member who) => portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Action == AuditAction.Refused && e.ActorId == who.Id).OrderBy(e => e.Id).Select(e => e.Details).ToListAsync());
    }

    /// <summary>It was refused, for this reason where one is named, and each language says so in words of its own.</summary>
    static Problem Refused<T>(string? code, Result<T> result)
    {
        var problem = Assert.IsType<Problem>(result.Problem);
        Assert.Equal(code ?? problem.Code, problem.Code);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            var said = new[] { "en", "zh-Hans", "zh-Hant" }.Select(language =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                return problem.Sentence;
            }).ToList();
            Assert.All(said, sentence => Assert.False(string.IsNullOrWhiteSpace(sentence) || sentence == problem.Key));
            Assert.NotEqual(said[0], said[1]);
            Assert.NotEqual(said[0], said[2]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        return problem;
    }
}
