using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.Sanctions;
using Portal.Features.Accounts;
using Portal.Features.Forum;
using Portal.Tests.Commons.Notifications;

namespace Portal.Tests.Commons.Moderation;

public class UndoTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_decision_that_is_undone_leaves_things_as_they_were_and_the_case_open(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await Decided(scene, Outcome.Hidden);
        await scene.Misses(scene.Bo.Actor, 2);
        Assert.Equal(["Hidden: A reason"], await Explained(scene.Ana));
        Assert.Equal(ProblemKind.Invalid, (await scene.Decisions.Undo(scene.Max.Actor, it.Id, " ", default)).Problem?.Kind); // somebody else's needs a reason
        Assert.Equal(ProblemKind.Refused, (await scene.Decisions.Undo(scene.Bo.Actor, it.Id, "Please", default)).Problem?.Kind);

        Assert.True((await scene.Decisions.Undo(scene.Max.Actor, it.Id, "It is a quotation", default)).Done);
        await scene.Shows(scene.Bo.Actor, 2);
        var again = await scene.TheCase();
        Assert.Equal((it.Id, CaseState.Open), (again.Id, again.State));
        Assert.True(again is { Claim: null, Decision: null });
        Assert.Equal(["Shown: It is a quotation"], await Explained(scene.Ana)); // why it is undone, not why it had been hidden
        Assert.Equal(["FlagOpen: It is a quotation"], await Explained(scene.Bo));
        var mine = Assert.Single((await scene.Portal.Get<MyStanding>().Read(scene.Ana.Actor, Cursor.Start, default)).Value.Items);
        Assert.Equal(("A reason", "It is a quotation"), (mine.Reason, mine.EndedReason));
        Assert.Equal(ProblemKind.Conflict, (await scene.Decisions.Undo(scene.Max.Actor, it.Id, "Again", default)).Problem?.Kind);
        await Decide(scene, again, Outcome.Disagreed);
        Assert.True((await scene.Decisions.Undo(scene.Mia.Actor, it.Id, null, default)).Done);

        async Task<IEnumerable<string>> Explained(Member who) => (await scene.Portal.Told(who)).Where(n => n.Kind == NotificationKind.Moderation).Select(n => $"{n.Form}: {n.Text}");
    }

    [Theory, BothDatabases]
    public async Task What_has_changed_otherwise_since_a_decision_is_not_undone(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await Decided(scene, Outcome.Hidden);
        Assert.True((await scene.Decisions.Restore(scene.Max.Actor, scene.ReplySubject, "A quotation", null, default)).Done);
        Assert.Equal("A quotation", Assert.Single((await scene.Portal.Get<MyStanding>().Read(scene.Ana.Actor, Cursor.Start, default)).Value.Items).EndedReason);
        Assert.Equal("note", (await scene.Decisions.Undo(scene.Mia.Actor, it.Id, null, default)).Problem?.Field); // it is another's decision by now
        Assert.True((await scene.Portal.Get<Posts>().Delete(scene.Ana.Actor, scene.Reply.PostId, null, default)).Done);
        Assert.Equal("changed-since-decision", (await scene.Decisions.Undo(scene.Max.Actor, it.Id, null, default)).Problem?.Code);

        var second = await scene.Portal.Reply(scene.Ana, scene.First, "Another one");
        var subject = new Subject("post", second.PostId);
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, subject, FlagReason.Spam, null, null, default)).Done);
        var kept = await scene.TheCase(subject);
        await Decide(scene, kept, Outcome.Disagreed);
        await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, second.PostId, "Buy pills", null, null, default);
        Assert.Equal("changed-since-decision", (await scene.Decisions.Undo(scene.Mia.Actor, kept.Id, null, default)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task Who_decides_must_have_seen_the_newest_flag_and_the_newest_text(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var seen = await scene.Flagged();
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, seen.Id, default)).Done);
        Assert.True((await scene.Flags.Raise(scene.Max.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default)).Done);
        Assert.Equal("changed-meanwhile", (await scene.Decisions.Decide(scene.Mia.Actor, seen.Id, new(Outcome.Disagreed, null, seen.Version + 1, seen.Stamp), default)).Problem?.Code);

        var now = await scene.TheCase();
        await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "I like you all", null, null, default);
        Assert.Equal("changed-meanwhile", (await scene.Decisions.Decide(scene.Mia.Actor, seen.Id, new(Outcome.Hidden, null, now.Version, now.Stamp), default)).Problem?.Code);
        Assert.Null((await scene.Decisions.Decide(scene.Mia.Actor, seen.Id, new(Outcome.Disagreed, null, now.Version, (await scene.TheCase()).Stamp), default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task An_owned_case_is_its_owners_until_it_is_handed_over_or_they_may_no_longer(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider); // few colleagues, all of whom can be named
        var scene = await Scene.Set(portal);
        var it = await scene.Flagged();
        Assert.Equal("owner", (await scene.Decisions.Assign(scene.Mia.Actor, it.Id, scene.Bo.Id, null, default)).Problem?.Field);
        Assert.True((await scene.Decisions.Assign(scene.Mia.Actor, it.Id, scene.Max.Id, "You know her", default)).Done);
        Assert.Equal(ProblemKind.Conflict, (await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Problem?.Kind);
        Assert.Equal(scene.Max.Id, (await scene.TheCase()).Owner?.Id);
        var told = Assert.Single(await scene.Portal.Told(scene.Max), n => n.Kind == NotificationKind.WatchHandedOver);
        Assert.Equal((scene.Mia.Id, "Case", "You know her", null), (told.By?.Id, told.Form, told.Text, told.ReadAt));
        Assert.True((await scene.Decisions.Assign(scene.Mia.Actor, it.Id, scene.Max.Id, "And her printer", default)).Done); // his already: the word stays
        Assert.Contains((await scene.TheCase()).History, e => e is { What: CaseDeed.Noted, Text: "And her printer" });
        var words = (await scene.Portal.Told(scene.Max)).Where(n => n.Kind == NotificationKind.WatchHandedOver);
        Assert.Equal(["Case: You know her", "CaseWord: And her printer"], words.Select(n => $"{n.Form}: {n.Text}").Order());
        Assert.True((await scene.Decisions.Assign(scene.Mia.Actor, it.Id, scene.Max.Id, " ", default)).Done); // nothing new: nobody is told
        Assert.Equal(2, (await scene.Portal.Told(scene.Max)).Count(n => n.Kind == NotificationKind.WatchHandedOver));
        Assert.Contains(scene.Max.Id, (await scene.Portal.Get<Colleagues>().Of(scene.Mia.Actor, it.Id, default)).Select(c => c.Id));
        Assert.Single((await scene.Queue.Read(scene.Mia.Actor, new(Owner: scene.Max.Id), QueueCursor.Start, 25, default)).Value.Items, c => c.Id == it.Id);
        Assert.DoesNotContain((await scene.Queue.Read(scene.Mia.Actor, new(Owner: 0, AuthorId: scene.Ana.Id), QueueCursor.Start, 25, default)).Value.Items, c => c.Id == it.Id);

        var admin = await scene.Portal.NewMember("admin", Roles.Admin);
        Assert.True((await scene.Portal.Get<Portal.Commons.People.StandingDeeds>().SetRoles(admin.Actor, scene.Max.Id, Roles.None, default)).Done);
        Assert.Null((await scene.TheCase()).Owner);
        Assert.DoesNotContain(await scene.Portal.Told(scene.Max), n => n.Kind == NotificationKind.WatchHandedOver); // who may not look is told nothing
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_profile_is_flagged_hidden_and_shown_again_and_what_its_owner_writes_since_stays(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var profiles = scene.Portal.Get<ProfileDeeds>();
        Assert.True((await profiles.Change(scene.Ana.Actor, new("Buy pills", "at http://pills.example", null), default)).Done);
        var subject = new Subject("account", scene.Ana.Id);
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, subject, FlagReason.Spam, null, null, default)).Done);
        var it = await scene.TheCase(subject);
        Assert.Contains("pills.example", it.Evidence.Html.Value);
        await Decide(scene, it, Outcome.Hidden);
        Assert.Null((await scene.Portal.Get<Profiles>().Read(scene.Ana.Name, default)).Value.About);
        Assert.True((await scene.TheCase(subject)).Now!.Hidden);

        Assert.True((await scene.Decisions.Undo(scene.Mia.Actor, it.Id, null, default)).Done);
        Assert.Equal("Buy pills", (await scene.Portal.Get<Profiles>().Read(scene.Ana.Name, default)).Value.Person.DisplayName);
        await Decide(scene, await scene.TheCase(subject), Outcome.Hidden);
        Assert.True((await profiles.Change(scene.Ana.Actor, new("Ana", "I print", null), default)).Done);
        Assert.Equal(ProblemKind.Conflict, (await scene.Decisions.Undo(scene.Mia.Actor, it.Id, null, default)).Problem?.Kind);
        Assert.Equal("I print", (await scene.Portal.Get<Profiles>().Read(scene.Ana.Name, default)).Value.About);
    }

    static async Task<QueuedCase> Decided(Scene scene, Outcome outcome)
    {
        var it = await scene.Flagged();
        await Decide(scene, it, outcome);
        return it;
    }

    static async Task Decide(Scene scene, QueuedCase it, Outcome outcome)
    {
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done);
        Assert.Null((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(outcome, "A reason"), default)).Problem);
    }
}
