using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Tests.Commons.Moderation;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Commons.Sanctioning;

public class AppealTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_suspended_member_appeals_once_somebody_else_overturns_and_the_suspension_is_gone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, max, ana, bo) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var suspension = (await portal.Ban(mo, ana, "Again", TimeSpan.FromDays(7))).Value;
        var decision = new Subject("sanction", suspension);

        Assert.Equal(Problem.NotFound, (await portal.Get<Appeals>().File(bo.Actor, decision, "Not mine", null, default)).Problem);
        Assert.Equal("text", (await portal.Get<Appeals>().File(ana.Actor, decision, " ", null, default)).Problem?.Field);
        var twice = await Task.WhenAll(portal.Get<Appeals>().File(ana.Actor, decision, "It was a quotation", null, default), portal.Get<Appeals>().File(ana.Actor, decision, "It was a quotation", null, default));
        Assert.Equal("appealed-before", Assert.Single(twice, r => !r.Done).Problem?.Code);

        var it = await TheCase(portal, max, Assert.Single(twice, r => r.Done).Value);
        Assert.Equal((CaseKind.Appeal, ana.Id), (it.Kind, it.Evidence.Author.Id));
        Assert.Contains("It was a quotation", it.Evidence.Html.Value, StringComparison.Ordinal);
        Assert.Contains("Again", Assert.Single(it.Evidence.Before).Html.Value, StringComparison.Ordinal);
        Assert.Equal("own-decision-appealed", (await portal.Get<Decisions>().Claim(mo.Actor, it.Id, default)).Problem?.Code);
        Assert.Equal("note", (await Decide(portal, max, it.Id, Outcome.Overturned, "")).Problem?.Field);
        Assert.Equal(Problem.Banned, (await portal.StandingOf(ana)).MayNotWrite);

        Assert.True((await Decide(portal, max, it.Id, Outcome.Overturned, "It was one indeed")).Done);
        Assert.Null((await portal.StandingOf(ana)).MayNotWrite);
        var mine = Assert.Single((await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items);
        Assert.Equal((Outcome.Overturned, "It was one indeed", false), (mine.Appeal?.Outcome, mine.Appeal?.Answer, mine.Binds));
        Assert.Equal("taken-back-already", (await portal.Get<Appeals>().File(ana.Actor, decision, "Once more", null, default)).Problem?.Code);
        await Eventually.True(
            async () => (await portal.Get<NotificationViews>().List(ana.Actor, Cursor.Start, 10, default)).Items.Any(n => n.Form == "AppealOverturned" && n.Text == "It was one indeed"), "it is explained to her");
    }

    [Theory, BothDatabases]
    public async Task What_was_hidden_is_shown_again_when_its_appeal_is_overturned_and_stays_when_it_is_upheld(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (portal, it) = (scene.Portal, await scene.Flagged());
        Assert.True((await portal.Get<Decisions>().Claim(scene.Mia.Actor, it.Id, default)).Done);
        Assert.True((await portal.Get<Decisions>().Decide(scene.Mia.Actor, it.Id, new(Outcome.Hidden, "Rude"), default)).Done);
        await scene.Misses(scene.Bo.Actor, 2);

        var mine = Assert.Single((await portal.Get<MyStanding>().Read(scene.Ana.Actor, Cursor.Start, default)).Value.Items);
        Assert.Equal(("case", it.Id, "Rude"), (mine.Decision.Kind, mine.Decision.Id, mine.Reason));
        Assert.Contains(Scene.Rude, mine.Html.Value, StringComparison.Ordinal);
        Assert.Empty((await portal.Get<MyStanding>().Read(scene.Bo.Actor, Cursor.Start, default)).Value.Items);

        var appeal = (await portal.Get<Appeals>().File(scene.Ana.Actor, mine.Decision, "I meant myself", null, default)).Value;
        var opened = await TheCase(portal, scene.Max, appeal);
        Assert.Equal("own-decision-appealed", (await portal.Get<Decisions>().Claim(scene.Mia.Actor, opened.Id, default)).Problem?.Code);
        Assert.Equal("own-decision-appealed", (await portal.Get<Queue>().Find(scene.Mia.Actor, opened.Id, default)).Value.Refusal?.Code);
        Assert.Null(opened.Refusal);
        Assert.Null((await Decide(portal, scene.Max, opened.Id, Outcome.Overturned, "She did")).Problem);
        await scene.Shows(scene.Bo.Actor, 2);
        Assert.Equal("AppealOverturned", Assert.Single(await portal.Told(scene.Ana), n => n.Kind == NotificationKind.Moderation).Form); // once, by the answer
        Assert.Contains(await portal.Told(scene.Bo), n => n.Form == "FlagDisagreed");

        var other = await Scene.Set(portal);
        Assert.True((await other.Decisions.Hide(other.Mia.Actor, other.ReplySubject, "Rude", null, default)).Done);
        var hidden = Assert.Single((await portal.Get<MyStanding>().Read(other.Ana.Actor, Cursor.Start, default)).Value.Items);
        var second = await TheCase(portal, other.Max, (await portal.Get<Appeals>().File(other.Ana.Actor, hidden.Decision, "Please", null, default)).Value);
        Assert.True((await Decide(portal, other.Max, second.Id, Outcome.Upheld, "It stays")).Done);
        await other.Misses(other.Bo.Actor, 2);

        var third = await Scene.Set(portal);
        Assert.True((await third.Decisions.Hide(third.Mia.Actor, third.ReplySubject, "Rude", null, default)).Done);
        var taken = Assert.Single((await portal.Get<MyStanding>().Read(third.Ana.Actor, Cursor.Start, default)).Value.Items);
        var late = await TheCase(portal, third.Max, (await portal.Get<Appeals>().File(third.Ana.Actor, taken.Decision, "Please", null, default)).Value);
        Assert.True((await third.Decisions.Restore(third.Mia.Actor, third.ReplySubject, "It was fine", null, default)).Done);
        Assert.Equal("taken-back-meanwhile", (await Decide(portal, third.Max, late.Id, Outcome.Upheld, "It stays")).Problem?.Code);
        Assert.True((await Decide(portal, third.Max, late.Id, Outcome.Overturned, "It is back")).Done);
    }

    [Theory, BothDatabases]
    public async Task An_appeal_that_is_decided_anew_is_told_anew_and_so_is_that_its_answer_was_taken_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, max, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("ana"));
        var warning = new Subject("sanction", (await portal.Sanction(mo, ana, SanctionKind.Warning, "Rude")).Value);
        var it = await TheCase(portal, max, (await portal.Get<Appeals>().File(ana.Actor, warning, "I was quoting", null, default)).Value);
        Assert.Empty(await Unread());
        Assert.True((await Decide(portal, max, it.Id, Outcome.Upheld, "You were not")).Done);
        Assert.Equal(["AppealUpheld: You were not"], await Unread());
        await Read();

        Assert.True((await portal.Get<Decisions>().Undo(max.Actor, it.Id, "I read it again", default)).Done);
        Assert.Equal(["AppealReopened: I read it again"], await Unread());
        await Read();
        Assert.True((await Decide(portal, max, it.Id, Outcome.Upheld, "A part was not")).Done);
        Assert.Equal(["AppealUpheld: A part was not"], await Unread());

        Assert.True((await portal.Get<Decisions>().Undo(max.Actor, it.Id, null, default)).Done);
        Assert.True((await Decide(portal, max, it.Id, Outcome.Overturned, "All of it was")).Done);
        Assert.Equal(["AppealOverturned: All of it was"], await Unread()); // one row, which says how it stands

        async Task<IEnumerable<string>> Unread() =>
            (await portal.Told(ana)).Where(n => n.ReadAt is null && n.Form.StartsWith("Appeal", StringComparison.Ordinal)).Select(n => $"{n.Form}: {n.Text}");

        async Task Read()
        {
            Assert.True((await portal.Get<NotificationDeeds>().ReadUpTo(ana.Actor, null, default)).Done);
            Assert.Empty(await Unread());
        }
    }

    [Theory, BothDatabases]
    public async Task What_was_not_let_through_is_published_when_its_appeal_is_overturned_and_its_writer_is_told_once(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (portal, word) = (scene.Portal, "w" + scene.Ana.Name);
        await portal.Watch(word, WatchedEffect.Hold);
        var held = (await portal.Get<Posts>().Reply(scene.Ana.Actor, scene.First.TopicId, new($"My {word}"), null, default)).Value;
        var rejected = await portal.Decide(scene.Mia, new("post", held.PostId), Outcome.Rejected, "Not here");
        await portal.Told(scene.Ana);
        await scene.Misses(scene.Bo.Actor, 3);

        var appeal = (await portal.Get<Appeals>().File(scene.Ana.Actor, new("case", rejected), "It is about ink", null, default)).Value;
        Assert.Null((await Decide(portal, scene.Max, (await TheCase(portal, scene.Max, appeal)).Id, Outcome.Overturned, "So it is")).Problem);
        await scene.Shows(scene.Bo.Actor, 3);
        Assert.Empty(await portal.Waits(scene.Ana));
        Assert.Equal("approved", (await portal.Get<Queue>().Find(scene.Max.Actor, rejected, default)).Value.Outcome);
        var told = (await portal.Told(scene.Ana)).Where(n => n.Kind == NotificationKind.Moderation).Select(n => n.Form).ToList();
        Assert.Contains("AppealOverturned", told);
        Assert.DoesNotContain("ScreenedApproved", told);
    }

    [Theory, BothDatabases]
    public async Task A_ban_from_a_club_is_appealed_once_and_ends_when_a_moderator_says_so_and_both_are_told(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, bo, mo) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var (club, bans, appeals) = (await portal.NewClub(host), portal.Get<ClubBans>(), portal.Get<Appeals>());
        Assert.True((await portal.Join(ana, club)).Done);
        Assert.True((await bans.Ban(host.Actor, club.Club.Slug, ana.Id, null, "Rude", default)).Done);
        Assert.Equal("banned-here", (await portal.Join(ana, club)).Problem?.Code);
        Assert.Contains(await portal.Told(ana), n => n is { Form: "Banned", Url: "/account/standing" });

        var mine = Assert.Single((await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items);
        Assert.Equal(("Ban from Night shift", "Rude", true, true), (mine.Name, mine.Reason, mine.Binds, mine.MayAppeal));
        Assert.Equal(Problem.NotFound, (await appeals.File(bo.Actor, mine.Decision, "Not mine", null, default)).Problem);
        using var api = await portal.Api(ana);
        var filed = (await api.Post("me/appeals", new { barId = (await api.Ask("me/standing")).Is(200).Items.Single().GetProperty("barId").GetInt64(), text = "It was a quotation" })).Is(201);
        Assert.Equal($"club:{club.Club.Id}", filed.Json.GetProperty("place").GetString());
        Assert.Equal("appealed-before", (await appeals.File(ana.Actor, mine.Decision, "Once more", null, default)).Problem?.Code);

        var it = await TheCase(portal, mo, filed.Id);
        Assert.StartsWith("Appeal against: Ban from Night shift, decided by ", Assert.Single(it.Words.Why), StringComparison.Ordinal);
        Assert.Contains("Rude", Assert.Single(it.Evidence.Before).Html.Value, StringComparison.Ordinal);
        Assert.Null((await Decide(portal, mo, it.Id, Outcome.Overturned, "It was one indeed")).Problem);
        Assert.True((await portal.Join(ana, club)).Done);
        mine = Assert.Single((await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items);
        Assert.Equal((false, false, "It was one indeed"), (mine.Binds, mine.MayAppeal, mine.Appeal?.Answer));
        Assert.Contains(await portal.Told(ana), n => n is { Form: "AppealOverturned", Title: "Your appeal against: Ban from Night shift", Text: "It was one indeed" });
        Assert.Contains(await portal.Told(host), n => n is { Form: "BarOverturned", Text: "It was one indeed" } && n.Title.StartsWith("Ban from Night shift: ", StringComparison.Ordinal));

        // Banned anew it is another decision; what its host lifts needs no appeal.
        Assert.True((await bans.Ban(host.Actor, club.Club.Slug, ana.Id, null, "Again", default)).Done);
        var again = (await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items[0];
        Assert.Equal(("Again", true), (again.Reason, again.MayAppeal));
        Assert.True((await bans.Lift(host.Actor, club.Club.Slug, ana.Id, default)).Done);
        Assert.Equal("taken-back-already", (await appeals.File(ana.Actor, again.Decision, "Please", null, default)).Problem?.Code);

        // Banned anew while the appeal waits, it goes on: it can be upheld, and overturned it is no more.
        Assert.True((await bans.Ban(host.Actor, club.Club.Slug, ana.Id, portal.Clock.GetUtcNow().UtcDateTime.AddDays(7), "Loud", default)).Done);
        var loud = (await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items[0];
        var waits = await TheCase(portal, mo, (await appeals.File(ana.Actor, loud.Decision, "I whispered", null, default)).Value);
        Assert.True((await bans.BanNamed(host.Actor, club.Club.Slug, ana.Name, null, "For good", default)).Done);
        var replaced = (await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items[1];
        Assert.Equal(("Loud", false, true, (string?)null), (replaced.Reason, replaced.Binds, replaced.Replaced, replaced.EndedReason));
        Assert.Null((await Decide(portal, mo, waits.Id, Outcome.Upheld, "You did not")).Problem);
        Assert.Equal("banned-here", (await portal.Join(ana, club)).Problem?.Code);
        Assert.True((await portal.Get<Decisions>().Undo(mo.Actor, waits.Id, null, default)).Done);
        Assert.Null((await Decide(portal, mo, waits.Id, Outcome.Overturned, "So you did")).Problem);
        Assert.True((await portal.Join(ana, club)).Done);

        // Who never heard of a hidden club does not learn of it by this, either.
        var hidden = await portal.NewClub(host, Visibility.Hidden);
        Assert.True((await bans.Ban(host.Actor, hidden.Club.Slug, bo.Id, null, "Never", default)).Done);
        Assert.Empty((await portal.Get<MyStanding>().Read(bo.Actor, Cursor.Start, default)).Value.Items);
        var line = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.WhomId == bo.Id && e.Action == AuditAction.ClubMemberBanned).Select(e => e.Id).SingleAsync());
        Assert.Equal(Problem.NotFound, (await appeals.File(bo.Actor, new("bar", line), "Which club?", null, default)).Problem);

        // However many of those are newer, what they may know of is listed.
        Assert.True((await bans.Ban(host.Actor, club.Club.Slug, bo.Id, null, "Loud", default)).Done);
        await portal.Get<Database>().Write<Nothing>(
            db =>
            {
                for (var i = 0; i <= MyStanding.PageSize; i++)
                    db.Audit(host.Actor, AuditAction.ClubMemberBanned, new("account", bo.Id), portal.Clock.GetUtcNow().UtcDateTime, "Never", $"club:{hidden.Club.Id}", place: new("club", hidden.Club.Id), whom: bo.Id);
                return Task.FromResult<Result<Nothing>>(default(Nothing));
            },
            default);
        Assert.Equal("Loud", Assert.Single((await portal.Get<MyStanding>().Read(bo.Actor, Cursor.Start, default)).Value.Items).Reason);
    }

    [Theory, BothDatabases]
    public async Task A_mute_in_a_room_is_appealed_and_stays_when_it_is_upheld_and_ends_when_it_is_not(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, bo, mo) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        foreach (var (who, outcome, after) in new[] { (ana, Outcome.Upheld, (string?)"muted-here"), (bo, Outcome.Overturned, null) })
        {
            Assert.True((await portal.Join(who, club)).Done);
            Assert.True((await portal.Get<RoomOrder>().Mute(host.Actor, club.RoomId, who.Name, 600, "loud", default)).Done);
            Assert.Equal("muted-here", (await portal.Get<Rooms>().Say(who.Actor, club.RoomId, new("hello"), null, default)).Problem?.Code);
            var mine = Assert.Single((await portal.Get<MyStanding>().Read(who.Actor, Cursor.Start, default)).Value.Items);
            Assert.StartsWith("Mute in the room ", mine.Name, StringComparison.Ordinal);
            Assert.Equal(("loud", true, true), (mine.Reason, mine.Binds, mine.Until is not null));
            var it = await TheCase(portal, mo, (await portal.Get<Appeals>().File(who.Actor, mine.Decision, "It was not me", null, default)).Value);
            Assert.Null((await Decide(portal, mo, it.Id, outcome, "We looked")).Problem);
            Assert.Equal(after, (await portal.Get<Rooms>().Say(who.Actor, club.RoomId, new("hello"), null, default)).Problem?.Code);
            Assert.Contains(await portal.Told(who), n => n.Form == $"Appeal{outcome}" && n.Text == "We looked");
        }

        Assert.Single(await portal.Told(host), n => n.Form == "BarOverturned"); // what stands they are not bothered with

        // Of a room that is hidden from them by now knows who wrote there, and nobody else.
        var stranger = await portal.NewMember("stranger");
        Assert.True((await portal.SetVisibility(host, club, Visibility.Hidden, confirmed: true)).Done);
        foreach (var who in new[] { bo, stranger }) Assert.True((await portal.Get<RoomOrder>().Mute(host.Actor, club.RoomId, who.Name, 600, "again", default)).Done);
        Assert.True((await portal.Leave(bo, club)).Done);
        var left = (await portal.Get<MyStanding>().Read(bo.Actor, Cursor.Start, default)).Value.Items;
        Assert.Equal(["again", "loud"], left.Select(d => d.Reason));
        Assert.True((await portal.Get<Appeals>().File(bo.Actor, left[0].Decision, "I was gone", null, default)).Done);
        Assert.Empty((await portal.Get<MyStanding>().Read(stranger.Actor, Cursor.Start, default)).Value.Items);
    }

    [Fact]
    public async Task Where_nobody_else_is_there_a_moderator_is_told_so_and_an_admin_decides_and_the_log_says_it()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (ada, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"));
        var ban = (await portal.Ban(ada, ana, "Spam")).Value;
        var it = await TheCase(portal, ada, (await portal.Get<Appeals>().File(ana.Actor, new("sanction", ban), "I did not", null, default)).Value);
        Assert.True((await Decide(portal, ada, it.Id, Outcome.Upheld, "You did")).Done);
        var line = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().SingleAsync(e => e.Action == AuditAction.AppealUpheld));
        Assert.Contains("own decision", line.Details, StringComparison.Ordinal);

        Assert.Equal("own-decision-nobody-else", OfOwn(await portal.StandingOf(await portal.NewMember("mo", Roles.Moderator)))?.Code);
        Assert.Null(OfOwn(await portal.StandingOf(ada)));

        Problem? OfOwn(Standing standing) => AppealRules.MayNotDecideOwn(standing, ana.Id, Roles.None, []);
    }

    [Theory, BothDatabases]
    public async Task Who_goes_takes_their_words_along_and_their_export_has_them_before(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Note, "A secret note")).Done);
        using var his = await portal.Api(mo);
        (await his.Post($"moderation/people/{ana.Id}/sanctions", new { kind = "note", reason = "x", staffNote = "y" })).IsProblem(400, "note-of-note", "staffNote");
        var warning = (await his.Post($"moderation/people/{ana.Id}/sanctions", new { kind = "warning", reason = "Dear Ana", staffNote = " Known from before " })).Is(201).Id;
        foreach (var list in (string[])["sanctions", "history"]) // beside it moderators read what else there is to know
            Assert.Contains((await his.Ask($"moderation/people/{ana.Id}/{list}")).Is(200).Items, one => one.GetProperty("staffNote").GetString() == "Known from before");
        using (var browser = await portal.SignedIn(mo)) Assert.Contains("Known from before", await browser.GetStringAsync($"/moderation/people/{ana.Name}"), StringComparison.Ordinal);
        var appeal = (await portal.Get<Appeals>().File(ana.Actor, new("sanction", warning), "My private story", null, default)).Value;
        using var api = await portal.Api(ana);
        var export = (await api.Ask("me/export")).Is(200).Json.ToString();
        Assert.Contains("Dear Ana", export, StringComparison.Ordinal);
        Assert.Contains("My private story", export, StringComparison.Ordinal);
        Assert.DoesNotContain("A secret note", export, StringComparison.Ordinal);
        using var hers = await portal.SignedIn(ana);
        foreach (var words in (string[])[export, (await api.Ask("me/standing")).Is(200).Json.ToString(), await hers.GetStringAsync("/account/standing")])
            Assert.DoesNotContain("Known from before", words, StringComparison.Ordinal);

        Assert.True((await portal.Get<Portal.Features.Accounts.Erasure>().Erase(ana.Actor, default)).Done);
        await using var db = portal.Get<Database>().Open();
        Assert.All(await db.Set<Sanction>().Where(s => s.AccountId == ana.Id).ToListAsync(), s => Assert.Equal(("", (string?)null), (s.Reason, s.StaffNote)));
        var log = await db.Set<AuditEntry>().Where(e => e.WhomId == ana.Id).ToListAsync();
        Assert.Contains(log, e => e.Action == AuditAction.Warned && e.RescuedAt is not null);
        Assert.All(log, e => Assert.Null(e.Reason));
        var left = await db.Set<Appeal>().SingleAsync(a => a.Id == appeal);
        Assert.Equal("", left.Text);
        Assert.All(await db.Set<Evidence>().Where(e => e.CaseId == left.CaseId).ToListAsync(), e => Assert.Equal("", e.Html));
    }

    static async Task<QueuedCase> TheCase(TestPortal portal, Member by, long appeal)
    {
        var id = await portal.Get<Database>().Read(db => db.Set<Appeal>().Where(a => a.Id == appeal).Select(a => a.CaseId).SingleAsync());
        return (await portal.Get<Queue>().Find(by.Actor, id, default)).Value;
    }

    static async Task<Result<Nothing>> Decide(TestPortal portal, Member by, long caseId, Outcome outcome, string note)
    {
        Assert.True((await portal.Get<Decisions>().Claim(by.Actor, caseId, default)).Done);
        return await portal.Get<Decisions>().Decide(by.Actor, caseId, new(outcome, note), default);
    }
}
