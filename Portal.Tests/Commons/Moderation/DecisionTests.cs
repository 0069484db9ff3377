using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.Sanctions;
using Portal.Commons.Watching;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Platform.Web;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Http;

namespace Portal.Tests.Commons.Moderation;

public class DecisionTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Of_two_moderators_who_claim_at_once_one_gets_it_and_the_other_is_told_who(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        var claims = await Task.WhenAll(scene.Decisions.Claim(scene.Mia.Actor, it.Id, default), scene.Decisions.Claim(scene.Max.Actor, it.Id, default));

        var lost = Assert.Single(claims, c => !c.Done);
        var holder = (await scene.TheCase()).Claim!.By;
        Assert.Equal(ProblemKind.Conflict, lost.Problem!.Kind);
        Assert.Contains(holder.DisplayName, lost.Problem.Sentence);
        Assert.Equal(claims[0].Done ? scene.Mia.Id : scene.Max.Id, holder.Id);
    }

    [Theory, BothDatabases]
    public async Task A_claim_lapses_by_the_clock_alone(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        var it = await scene.Flagged();
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done);
        portal.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.False((await scene.Decisions.Claim(scene.Max.Actor, it.Id, default)).Done);
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done); // claimed on
        portal.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(scene.Mia.Id, (await scene.TheCase()).Claim?.By.Id);

        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null((await scene.TheCase()).Claim);
        Assert.Equal(ProblemKind.Conflict, (await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Ignored), default)).Problem?.Kind);
        Assert.True((await scene.Decisions.Claim(scene.Max.Actor, it.Id, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_decision_without_the_claim_or_too_late_changes_nothing(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        Task<Result<Nothing>> Hide(Member who, int? version = null) => scene.Decisions.Decide(who.Actor, it.Id, new(Outcome.Hidden, null, version), default);

        Assert.Equal(ProblemKind.Conflict, (await Hide(scene.Mia)).Problem?.Kind); // nobody claimed it
        await scene.Decisions.Claim(scene.Max.Actor, it.Id, default);
        Assert.Equal(ProblemKind.Conflict, (await Hide(scene.Mia)).Problem?.Kind); // somebody else did
        Assert.Equal(ProblemKind.Conflict, (await Hide(scene.Max, it.Version)).Problem?.Kind); // an older version was seen
        Assert.True(await scene.Sees(scene.Bo.Actor, 2));

        Assert.True((await Hide(scene.Max, (await scene.TheCase()).Version)).Done);
        Assert.Equal(ProblemKind.Conflict, (await Hide(scene.Max)).Problem?.Kind); // it is closed
        Assert.Equal(ProblemKind.Conflict, (await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Problem?.Kind);
    }

    [Theory, BothDatabases]
    public async Task Who_lets_go_makes_room_for_another(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default);
        Assert.Equal(ProblemKind.Conflict, (await scene.Decisions.Release(scene.Max.Actor, it.Id, default)).Problem?.Kind);
        Assert.True((await scene.Decisions.Release(scene.Mia.Actor, it.Id, default)).Done);
        Assert.True((await scene.Decisions.Claim(scene.Max.Actor, it.Id, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_dismissed_flag_leaves_the_post_and_the_log_has_the_reason(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default);
        Assert.True((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Disagreed, "Blunt, not rude"), default)).Done);

        Assert.True(await scene.Sees(scene.Bo.Actor, 2));
        Assert.Equal((CaseState.Closed, "disagreed"), ((await scene.TheCase()).State, (await scene.TheCase()).Outcome));
        var line = (await Log(scene, AuditAction.FlagDismissed)).Single();
        Assert.Equal(("Blunt, not rude", scene.Mia.Id), (line.Reason, line.By?.Id));
    }

    [Theory, BothDatabases]
    public async Task Without_a_note_the_log_has_the_reasons_of_the_flags(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged(FlagReason.PersonalData);
        await scene.Flags.Raise(scene.Max.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default);
        await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default);
        Assert.True((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Hidden, " "), default)).Done);

        Assert.Equal("spam, personal-data", (await Log(scene, AuditAction.FlagUpheld)).Single().Reason);
        Assert.Equal("spam, personal-data", (await Log(scene, AuditAction.PostHidden)).Single().Reason);

        // who wrote it reads them in their language: in the bell, and where they appeal
        using (Languages.Speak("zh-Hant"))
        {
            Assert.Equal("垃圾廣告, 個人資料", Assert.Single(await scene.Portal.Told(scene.Ana), n => n.Kind == NotificationKind.Moderation).Text);
            Assert.Equal("垃圾廣告, 個人資料", Assert.Single((await scene.Portal.Get<MyStanding>().Read(scene.Ana.Actor, Cursor.Start, default)).Value.Items).Reason);
        }

        using var api = await scene.Portal.Api(scene.Ana);
        Assert.Equal("Spam, Personal data", (await api.Ask("me/standing")).Is(200).Json.GetProperty("items")[0].GetProperty("reason").GetString());
    }

    [Theory, BothDatabases]
    public async Task Agreeing_without_hiding_and_ignoring_leave_the_post(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default);
        Assert.True((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Agreed, "A word with Ana"), default)).Done);
        Assert.Equal("agreed", (await scene.TheCase()).Outcome);

        await scene.Flags.Raise(scene.Max.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default);
        var second = await scene.TheCase();
        await scene.Decisions.Claim(scene.Mia.Actor, second.Id, default);
        Assert.True((await scene.Decisions.Decide(scene.Mia.Actor, second.Id, new(Outcome.Ignored), default)).Done);
        Assert.Equal("ignored", (await scene.TheCase()).Outcome);
        Assert.Single(await Log(scene, AuditAction.FlagIgnored));
        Assert.True(await scene.Sees(scene.Bo.Actor, 2));
    }

    [Theory]
    [BothDatabases(Roles.None, false)]
    [BothDatabases(Roles.Agent, false)]
    [BothDatabases(Roles.Moderator, true)]
    [BothDatabases(Roles.Agent | Roles.Moderator, true)]
    [BothDatabases(Roles.Admin, true)]
    public async Task Moderators_and_admins_decide_and_nobody_else(DatabaseProvider provider, Roles roles, bool may)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        var who = await scene.Portal.NewMember("who", roles);
        var answers = new[]
        {
            (await scene.Queue.Read(who.Actor, new(), QueueCursor.Start, 5, default)).Problem,
            (await scene.Queue.Find(who.Actor, it.Id, default)).Problem,
            (await scene.Portal.Get<Watch>().Read(who.Actor, new(), WatchFrom.Start(new()), 5, default)).Problem,
            (await scene.Portal.Get<AuditViews>().Read(who.Actor, new(), Cursor.Start, default)).Problem,
            (await scene.Decisions.Claim(who.Actor, it.Id, default)).Problem,
            (await scene.Decisions.Decide(who.Actor, it.Id, new(Outcome.Hidden), default)).Problem,
        };
        Assert.All(answers, problem => Assert.Equal(may ? null : ProblemKind.Refused, problem?.Kind));
        await (may ? scene.Misses(scene.Bo.Actor, 2) : Task.CompletedTask);
        Assert.Equal(!may, await scene.Sees(scene.Bo.Actor, 2));
        Assert.Equal(0, await scene.Queue.Waiting(may ? Actor.Visitor : who.Actor, default));
    }

    [Theory, BothDatabases]
    public async Task A_visitor_and_a_token_without_the_scope_decide_nothing(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        Assert.Equal(ProblemKind.SignIn, (await scene.Decisions.Claim(Actor.Visitor, it.Id, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await scene.Decisions.Claim(scene.Mia.Actor with { Scopes = Scopes.Read | Scopes.Write }, it.Id, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await scene.Decisions.Claim(scene.Mia.Actor with { Scopes = Scopes.Read | Scopes.Moderate }, it.Id, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await scene.Decisions.Claim(scene.Mia.Actor, long.MaxValue, default)).Problem?.Kind);
    }

    [Theory, BothDatabases]
    public async Task Nobody_decides_about_their_own_post(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var own = await scene.Portal.Get<Posts>().Reply(scene.Mia.Actor, scene.First.TopicId, new("I may be wrong"), null, default);
        var subject = new Subject("post", own.Value.PostId);
        await scene.Flags.Raise(scene.Bo.Actor, subject, FlagReason.Other, null, null, default);
        var it = await scene.TheCase(subject);

        Assert.NotNull(it.Refusal);
        Assert.Equal(ProblemKind.Refused, (await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await scene.Decisions.Hide(scene.Mia.Actor, subject, "Mine", null, default)).Problem?.Kind);
        Assert.True((await scene.Decisions.Claim(scene.Max.Actor, it.Id, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task The_queue_goes_on_by_key_most_urgent_and_oldest_first(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        var wanted = new List<(FlagReason, long)>();
        foreach (var reason in new[] { FlagReason.OffTopic, FlagReason.PersonalData, FlagReason.Spam, FlagReason.OffTopic, FlagReason.Abuse })
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
            var post = await portal.Get<Posts>().Reply(scene.Ana.Actor, scene.First.TopicId, new("Another"), null, default);
            await scene.Flags.Raise(scene.Bo.Actor, new("post", post.Value.PostId), reason, null, null, default);
            wanted.Add((reason, post.Value.PostId));
        }

        var seen = new List<long>();
        for (QueueCursor? from = QueueCursor.Start; from is { } place;)
        {
            var page = (await scene.Queue.Read(scene.Mia.Actor, new(), place, 2, default)).Value;
            seen.AddRange(page.Items.Select(c => c.Subject.Id));
            from = page.Next is null ? null : QueueCursor.Parse(page.Next);
        }

        Assert.Equal([wanted[1].Item2, wanted[4].Item2, wanted[2].Item2, wanted[0].Item2, wanted[3].Item2], seen);
        var offTopic = (await scene.Queue.Read(scene.Mia.Actor, new(Reason: FlagReason.OffTopic), QueueCursor.Start, 25, default)).Value;
        Assert.Equal(2, offTopic.Items.Count);
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, new("account", scene.Ana.Id), FlagReason.Other, "Her words", null, default)).Done);
        var account = Assert.Single(await About(QueuedThing.Accounts, CaseState.Open));
        Assert.Equal(new("account", scene.Ana.Id), account.Subject);
        Assert.Empty(await About(QueuedThing.Files, CaseState.Open));
        Assert.Empty(await About(QueuedThing.Accounts, CaseState.Closed));

        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, account.Id, default)).Done);
        Assert.True((await scene.Decisions.Decide(scene.Mia.Actor, account.Id, new(Outcome.Ignored), default)).Done);
        Assert.Equal(account.Id, Assert.Single(await About(QueuedThing.Accounts, CaseState.Closed)).Id);
        Assert.Empty(await About(QueuedThing.Messages, CaseState.Closed));
        Assert.Empty(await About(QueuedThing.Accounts, CaseState.Open));

        async Task<IReadOnlyList<QueuedCase>> About(QueuedThing thing, CaseState state) =>
            (await scene.Queue.Read(scene.Mia.Actor, new(state) { Thing = thing }, QueueCursor.Start, 25, default)).Value.Items;
    }

    static async Task<IReadOnlyList<AuditLine>> Log(Scene scene, AuditAction action) =>
        (await scene.Portal.Get<AuditViews>().Read(scene.Max.Actor, new(action, scene.Mia.Name, scene.ReplySubject.ToString()), Cursor.Start, default)).Value.Items;
}
