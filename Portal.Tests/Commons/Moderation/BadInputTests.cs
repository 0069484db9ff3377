using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Commons.Watching;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Tests.Commons.People;
using Portal.Tests.Features.Clubs;

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
        Assert.True((await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, "Rude", null, default)).Done);
        Refused("gone-already", await Raise(scene.Max)); // a moderator still sees it
        Refused("not-found", await Raise(await scene.Portal.NewMember("cy")));
        Assert.Equal(1, (await scene.TheCase()).FlagCount);

        Task<Result<long>> Raise(Member who) => scene.Flags.Raise(who.Actor, scene.ReplySubject, FlagReason.Abuse, null, null, default);
    }

    [Theory, BothDatabases]
    public async Task A_decision_without_a_reason_where_one_is_due_is_refused_with_a_sentence_and_decides_nothing(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        Refused("required", await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, " ", null, default)); // nobody has flagged it: no reason is known
        var it = await scene.Flagged();
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done);
        Assert.True((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Hidden), default)).Done); // the flags have said why
        Refused("reason-to-undo", await scene.Decisions.Undo(scene.Max.Actor, it.Id, " ", default));
        Refused("required", await scene.Decisions.Restore(scene.Max.Actor, scene.ReplySubject, "", null, default));
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
        Refused("above-decision", await decisions.Hide(mo.Actor, new("post", topic.PostId), "Not here", null, default));
        Refused("not-below", await portal.Sanction(mo, ada, SanctionKind.Note));
        Refused("other-place", await decisions.Hide(lena.Actor, new("post", there.PostId), "Not here", null, default));
        Assert.Equal(["above-decision", "not-below"], await Logged(portal, mo));
        Assert.Equal(["other-place"], await Logged(portal, lena));
    }

    [Theory, BothDatabases]
    public async Task Who_keeps_one_place_and_acts_at_another_is_refused_and_each_try_stands_in_the_log_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, host, lena, ana, bo) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("host"), await portal.NewMember("lena"), await portal.NewMember("ana"), await portal.NewMember("bo"));
        await PlaceModeratorTests.Give(portal, ada, await PlaceModeratorTests.NewCategory(portal, ada), lena);
        var (topic, club) = (await portal.StartTopic(ana), await portal.NewClub(host));
        foreach (var who in new[] { lena, ana, bo }) Assert.True((await portal.Join(who, club)).Done);
        Assert.True((await portal.Get<Rooms>().Say(ana.Actor, club.RoomId, new("hello"), null, default)).Done);
        var states = portal.Get<TopicStates>();
        (string Thing, Func<Actor, Task<Problem?>> Do)[] deeds =
        [
            ($"post:{topic.PostId}", async by => (await portal.Get<Posts>().Edit(by, topic.PostId, "Politely: no.", "tone", null, default)).Problem),
            ($"post:{topic.PostId}", async by => (await portal.Get<Posts>().MakeWiki(by, topic.PostId, true, default)).Problem),
            ($"topic:{topic.TopicId}", async by => (await states.Close(by, topic.TopicId, new(), "done", default)).Problem),
            ($"topic:{topic.TopicId}", async by => (await states.Slow(by, topic.TopicId, 10, null, "a quarrel", default)).Problem),
            ($"topic:{topic.TopicId}", async by => (await portal.Get<TopicNames>().Rename(by, topic.TopicId, new("A better title"), null, default)).Problem),
            ($"room:{club.RoomId}", async by => (await portal.Get<RoomKeeping>().Slow(by, club.RoomId, 30, default)).Problem),
            ($"room:{club.RoomId}", async by => (await portal.Get<RoomOrder>().Mute(by, club.RoomId, ana.Name, 10, "loud", default)).Problem),
            ($"room:{club.RoomId}", async by => (await portal.Get<RoomOrder>().Remove(by, club.RoomId, 1, "loud", default)).Problem),
            ("portal:0", async by => (await portal.Get<WatchWords>().Add(by, "ink", team: true, default)).Problem),
        ];
        foreach (var (thing, deed) in deeds)
        {
            Assert.Equal($"{thing} other-place", $"{thing} {(await deed(lena.Actor))?.Code}");
            Assert.Equal($"{thing} not-allowed", $"{thing} {(await deed(bo.Actor))?.Code}");
        }

        var log = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Action == AuditAction.Refused && e.ActorId == lena.Id).OrderBy(e => e.Id).Select(e => new { e.Subject, e.Details }).ToListAsync());
        Assert.Equal(deeds.Select(d => (d.Thing, "other-place")), log.Select(e => (e.Subject, e.Details!)));
        Assert.Empty(await Logged(portal, bo)); // a member who keeps order nowhere is told so, and that is all

        // Where they do keep order, they may.
        Assert.True((await portal.Get<PlaceModerators>().Give(ada.Actor, new("club", club.Club.Id), lena.Name, default)).Done);
        Assert.True((await portal.Get<RoomKeeping>().Slow(lena.Actor, club.RoomId, 30, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task What_is_kept_for_admins_and_hosts_is_refused_to_who_moderates_and_each_try_stands_in_the_log_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, mo, lena, host, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("lena"), await portal.NewMember("host"), await portal.NewMember("ana"));
        var club = await portal.NewClub(host);
        foreach (var who in new[] { mo, lena, ana }) Assert.True((await portal.Join(who, club)).Done);
        var (slug, roles, order) = (club.Club.Slug, portal.Get<ClubModeratorRoles>(), portal.Get<RoomOrder>());
        Assert.True((await portal.Get<PlaceModerators>().Give(ada.Actor, new("club", club.Club.Id), lena.Name, default)).Done);

        Refused("not-allowed", await portal.Get<PlaceModerators>().Give(mo.Actor, new("club", club.Club.Id), ana.Name, default));
        Refused("admins-allow", await portal.Get<WatchedWords>().Add(mo.Actor, new(WatchedKind.Word, "w" + mo.Name, WatchedEffect.Allow), null, default));
        Refused("not-allowed", await portal.Get<WatchedWords>().Import(mo.Actor, "refuse w" + mo.Name, default));
        Refused("not-allowed", await portal.Get<FlagReasonDeeds>().HideAt(mo.Actor, 5, default));
        Refused("not-allowed", await portal.Get<ReasonTemplates>().AddUsual(mo.Actor, default));
        Refused("not-allowed", await roles.Give(mo.Actor, slug, ana.Id, default));
        Assert.Equal(["not-allowed", "admins-allow", .. Enumerable.Repeat("not-allowed", 4)], await Logged(portal, mo));

        // Within a club: its moderator above its hosts, its host above the portal's people.
        Refused("not-allowed", await portal.Get<ClubBans>().Ban(lena.Actor, slug, ana.Id, null, "Rude", default));
        Refused("not-to-keepers", await order.Mute(lena.Actor, club.RoomId, host.Name, 10, "loud", default));
        Assert.Equal(["not-allowed", "not-to-keepers"], await Logged(portal, lena));
        Assert.True((await order.Mute(mo.Actor, club.RoomId, ana.Name, 10, "loud", default)).Done);
        Refused("moderators-mute", await order.Unmute(host.Actor, club.RoomId, ana.Name, default));
        Refused("not-to-keepers", await order.Mute(host.Actor, club.RoomId, mo.Name, 10, "loud", default));
        Refused("not-below", await portal.Get<ClubBans>().Remove(host.Actor, slug, lena.Id, "No", default));
        Refused("made-by-admin", await roles.Take(host.Actor, slug, lena.Id, default));
        Assert.Equal(["moderators-mute", "not-to-keepers", "not-below", "made-by-admin"], await Logged(portal, host));
        Refused("not-allowed", await portal.Get<ClubBans>().Ban(ana.Actor, slug, lena.Id, null, "Rude", default));
        Assert.Empty(await Logged(portal, ana));
    }

    [Theory, BothDatabases]
    public async Task Deciding_about_oneself_or_otherwise_than_above_is_refused_with_a_sentence_and_stands_in_the_log_once(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (portal, host, friend) = (scene.Portal, await scene.Portal.NewMember("host"), await scene.Portal.NewMember("friend"));
        var own = await portal.StartTopic(scene.Mia);
        Refused("own-decision", await scene.Decisions.Hide(scene.Mia.Actor, new("post", own.PostId), "Not here", null, default));
        Assert.True((await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, "Rude", null, default)).Done);
        var taken = Assert.Single((await portal.Get<MyStanding>().Read(scene.Ana.Actor, Cursor.Start, default)).Value.Items);
        var appeal = (await portal.Get<Appeals>().File(scene.Ana.Actor, taken.Decision, "I meant myself", null, default)).Value;
        Refused("own-decision-appealed", await scene.Decisions.Claim(scene.Mia.Actor, (await scene.TheCase(new("appeal", appeal))).Id, default));
        Assert.Equal(["own-decision", "own-decision-appealed"], await Logged(portal, scene.Mia));

        var club = await portal.NewClub(host);
        Assert.True((await portal.Join(friend, club)).Done);
        Assert.True((await portal.Get<ClubModeratorRoles>().Give(host.Actor, club.Club.Slug, friend.Id, default)).Done);
        var hers = new Subject("post", (await PlaceModeratorTests.Start(portal, host, club.BoardId)).PostId);
        var hidden = (await scene.Decisions.Hide(scene.Max.Actor, hers, "Rude", null, default)).Value!.Value;
        Refused("host-decision", await scene.Decisions.Undo(friend.Actor, hidden, "no", default));
        var mine = new Subject("post", (await PlaceModeratorTests.Start(portal, await Joined("cy"), club.BoardId)).PostId);
        hidden = (await scene.Decisions.Hide(scene.Max.Actor, mine, "Rude", null, default)).Value!.Value;
        Refused("decided-above", await scene.Decisions.Undo(friend.Actor, hidden, "no", default));
        Refused("decided-above", await scene.Decisions.Restore(friend.Actor, mine, "no", null, default));
        Assert.Equal(["host-decision", "decided-above", "decided-above"], await Logged(portal, friend));

        async Task<Member> Joined(string name)
        {
            var member = await portal.NewMember(name);
            Assert.True((await portal.Join(member, club)).Done);
            return member;
        }
    }

    static Task<List<string?>> Logged(TestPortal portal, Member who) =>
        portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Action == AuditAction.Refused && e.ActorId == who.Id).OrderBy(e => e.Id).Select(e => e.Details).ToListAsync());

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
