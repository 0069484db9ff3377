using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Sanctions;
using Portal.Features.Chat;
using Portal.Features.Forum;
using Portal.Features.Messages;
using Portal.Tests.Commons.People;
using Portal.Tests.Features.Messages;
using Portal.Tests.Http;

namespace Portal.Tests.Commons.Sanctioning;

public class SanctionTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Each_kind_takes_what_it_says_and_no_more(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, ana, bo) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(bo);
        Assert.Equal((null, null, true), await CanDo());

        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Note, "Knows printers")).Done);
        Assert.Equal((null, null, true), await CanDo());

        var mute = (await portal.Sanction(mo, ana, SanctionKind.Mute, until: TimeSpan.FromDays(1))).Value;
        Assert.Equal(("muted", "muted", true), await CanDo());
        Assert.True((await portal.Get<Sanctions>().Revoke(mo.Actor, ana.Id, mute, "Enough", default)).Done);

        var warning = (await portal.Sanction(mo, ana, SanctionKind.Warning)).Value;
        Assert.Equal(("warning-unread", "warning-unread", true), await CanDo());
        Assert.True((await portal.Get<Sanctions>().Acknowledge(ana.Actor, warning, default)).Done);
        Assert.True((await portal.Get<Sanctions>().Acknowledge(ana.Actor, warning, default)).Done);
        Assert.Equal((null, null, true), await CanDo());

        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Suspension, until: TimeSpan.FromDays(1))).Done);
        Assert.Equal(("banned", "banned", false), await CanDo());
        Assert.NotNull(await portal.Get<TopicViews>().Read(ana.Actor, topic.TopicId, 1, 0, default)); // they go on reading

        async Task<(string? Post, string? Message, bool Chat)> CanDo() => (
            (await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("I think so"), null, default)).Problem?.Code,
            (await portal.Begin(ana, "Hello", bo)).Problem?.Code,
            (await portal.Get<Chats>().Start(ana.Actor, new("A question"), null, default)).Done);
    }

    [Fact]
    public async Task What_has_a_time_ends_by_itself()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (mo, ana, bo) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"), await portal.NewMember("bo"));
        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Mute, until: TimeSpan.FromHours(1))).Done);
        Assert.True((await portal.Sanction(mo, bo, SanctionKind.Suspension, until: TimeSpan.FromHours(1))).Done);
        Assert.Equal((Problem.Muted, Problem.Banned), ((await portal.StandingOf(ana)).MayNotWrite, (await portal.StandingOf(bo)).MayNotWrite));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((null, null), ((await portal.StandingOf(ana)).MayNotWrite, (await portal.StandingOf(bo)).MayNotWrite));
        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Mute, until: TimeSpan.FromHours(1))).Done); // what is over stands in nobody's way
    }

    [Theory, BothDatabases]
    public async Task A_decision_that_makes_no_sense_is_refused_with_its_field(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        Assert.Equal(("until", "past-time"), Refused(await portal.Sanction(mo, ana, SanctionKind.Suspension, until: TimeSpan.FromHours(-1))));
        Assert.Equal(("until", "past-time"), Refused(await portal.Sanction(mo, ana, SanctionKind.Mute, until: TimeSpan.Zero)));
        Assert.Equal(("until", "until-needed"), Refused(await portal.Sanction(mo, ana, SanctionKind.Suspension)));
        Assert.Equal(("until", "too-far"), Refused(await portal.Sanction(mo, ana, SanctionKind.Mute, until: TimeSpan.FromDays(4000))));
        Assert.Equal(("until", "no-until"), Refused(await portal.Sanction(mo, ana, SanctionKind.Ban, until: TimeSpan.FromDays(1))));
        Assert.Equal(("reason", "required"), Refused(await portal.Sanction(mo, ana, SanctionKind.Warning, " \u200b ")));
        Assert.Equal(("reason", "too-long"), Refused(await portal.Sanction(mo, ana, SanctionKind.Note, new string('x', Sanction.MostReason + 1))));
        Assert.Equal(("caseId", "no-such-case"), Refused(await portal.Sanction(mo, ana, SanctionKind.Warning, caseId: 987654321)));
        Assert.Null((await portal.StandingOf(ana)).MayNotWrite);

        static (string?, string?) Refused(Result<long> result) => (result.Problem?.Field, result.Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task Two_moderators_at_once_decide_once_and_the_second_is_told_what_the_first_did(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, max, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("ana"));
        var both = await Task.WhenAll(
            portal.Sanction(mo, ana, SanctionKind.Mute, until: TimeSpan.FromDays(1), seen: 0), portal.Sanction(max, ana, SanctionKind.Suspension, until: TimeSpan.FromDays(1), seen: 0));
        Assert.Equal("sanctioned-meanwhile", Assert.Single(both, r => !r.Done).Problem?.Code);

        var bo = await portal.NewMember("bo");
        var unseen = await Task.WhenAll(portal.Sanction(mo, bo, SanctionKind.Mute, until: TimeSpan.FromDays(1)), portal.Sanction(max, bo, SanctionKind.Mute, until: TimeSpan.FromDays(2)));
        Assert.Equal("stands-already", Assert.Single(unseen, r => !r.Done).Problem?.Code);

        var first = Assert.Single(unseen, r => r.Done).Value;
        Assert.True((await portal.Sanction(max, bo, SanctionKind.Mute, until: TimeSpan.FromDays(3), seen: first)).Done); // who has seen it puts another in its place
        Assert.Equal(1, await portal.Get<Database>().Read(db => db.Set<AuditEntry>().CountAsync(e => e.WhomId == bo.Id && e.Details!.EndsWith($"in place of sanction:{first} Mute"))));
        var standing = (await portal.Get<SanctionViews>().Of(mo.Actor, bo.Id, default)).Value;
        Assert.NotEqual(first, Assert.Single(standing.Binding).It.Id);
    }

    [Theory, BothDatabases]
    public async Task The_same_key_makes_one_and_what_was_taken_back_is_not_taken_back_twice(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        var twice = await Task.WhenAll(portal.Sanction(mo, ana, SanctionKind.Warning, key: "k1"), portal.Sanction(mo, ana, SanctionKind.Warning, key: "k1"));
        Assert.Equal(twice[0].Value, twice[1].Value);

        var back = await Task.WhenAll(Revoke(), Revoke());
        Assert.Equal("revoked-before", Assert.Single(back, r => !r.Done).Problem?.Code);
        Assert.Null((await portal.StandingOf(ana)).MayNotWrite);
        Assert.Equal("reason", (await portal.Get<Sanctions>().Revoke(mo.Actor, ana.Id, twice[0].Value, " ", default)).Problem?.Field);

        Task<Result<Nothing>> Revoke() => portal.Get<Sanctions>().Revoke(mo.Actor, ana.Id, twice[0].Value, "A mistake", default);
    }

    [Theory, BothDatabases]
    public async Task Reaching_above_ones_level_is_refused_and_stands_in_the_log(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, peer, ada) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("ada", Roles.Admin));
        foreach (var above in new[] { peer, ada, mo }) Assert.Equal("not-below", (await portal.Sanction(mo, above, SanctionKind.Note)).Problem?.Code);
        Assert.True((await portal.Sanction(ada, mo, SanctionKind.Warning)).Done);
        var subject = $"account:{ada.Id}";
        var line = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().SingleAsync(e => e.Subject == subject));
        Assert.Equal((AuditAction.Refused, mo.Id, ada.Id), (line.Action, line.ActorId, line.WhomId));
        Assert.Equal(Problem.Warned, (await portal.Sanction(mo, await portal.NewMember("ana"), SanctionKind.Note)).Problem); // who is warned reads it first
    }

    [Theory, BothDatabases]
    public async Task A_reason_is_filled_in_and_told_in_the_members_language_in_the_bell_and_by_letter(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (mo, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        await portal.Get<Database>().Write<Nothing>(async db =>
        {
            await db.Set<Account>().Where(a => a.Id == ana.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Language, "zh-Hant"));
            return default(Nothing);
        }, default);
        var worded = (await portal.Get<ReasonTemplates>().For(mo.Actor, ana.Id, default)).Value.First(r => r.Use == ReasonUse.Mute);
        Assert.Contains("{name}，您好", worded.Words, StringComparison.Ordinal);

        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Mute, worded.Words, TimeSpan.FromDays(1))).Done);
        var told = Assert.Single((await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items);
        Assert.Contains(ana.Name, told.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("{", told.Reason, StringComparison.Ordinal);
        Assert.Contains("UTC", told.Reason, StringComparison.Ordinal);

        var bell = portal.Get<Portal.Commons.Notifications.NotificationViews>();
        await Eventually.True(async () => await bell.Unread(ana.Actor, default) == 1, "it is in the bell");
        Assert.Equal(0, await bell.Unread(mo.Actor, default));
        portal.Clock.Advance(TimeSpan.FromMinutes(3));
        await Eventually.True(
            () => portal.Get<Database>().Read(db => db.Set<Portal.Platform.Mail.Letter>().AnyAsync(l => l.To == ana.Email && l.Text.Contains("您好") && l.Subject.Contains("禁言"))), "and in a letter", TimeSpan.FromSeconds(30));
    }

    [Theory, BothDatabases]
    public async Task The_time_line_goes_on_by_its_cursor_and_leaves_nothing_out(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, ada, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"));
        for (var i = 0; i < PersonHistory.PageSize + 5; i++) Assert.True((await portal.Sanction(mo, ana, SanctionKind.Note, $"note {i}")).Done);
        var warning = (await portal.Sanction(mo, ana, SanctionKind.Warning, "Rude")).Value;
        Assert.True((await portal.Get<Sanctions>().Revoke(mo.Actor, ana.Id, warning, "Not rude at all", default)).Done);
        var reply = await portal.Reply(ana, await portal.StartTopic(ana), "rude");
        Assert.True((await portal.Get<Portal.Commons.Moderation.Flags>().Raise(mo.Actor, new("post", reply.PostId), Portal.Commons.Moderation.FlagReason.PersonalData, null, null, default)).Done);

        var lines = new List<HistoryLine>();
        for (var from = Cursor.Start; ;)
        {
            var page = (await portal.Get<PersonHistory>().Read(mo.Actor, ana.Id, null, from, default)).Value;
            lines.AddRange(page.Items);
            if (page.Next is null) break;
            from = Cursor.Parse(page.Next)!.Value;
        }

        Assert.Equal(PersonHistory.PageSize + 5, lines.Count(l => l.It.Kind == HistoryKind.Notes));
        Assert.Equal(lines.Count, lines.Select(l => (l.It.Kind, l.It.Id, l.It.Text)).Distinct().Count());
        Assert.Contains(lines, l => l.It.Kind == HistoryKind.Account);
        Assert.Contains(lines, l => l.It.Kind == HistoryKind.Record && l.It.Detail!.Contains("Not rude at all", StringComparison.Ordinal));
        var (topic, why) = ("How do I refill the ink?", Portal.Kernel.Sentences.Say(typeof(Portal.Commons.Moderation.FlagText), "ReasonPersonalData"));
        var received = Assert.Single(lines, l => l.It.Kind == HistoryKind.FlagsReceived).It;
        var raised = Assert.Single((await portal.Get<PersonHistory>().Read(ada.Actor, mo.Id, HistoryKind.FlagsRaised, Cursor.Start, default)).Value.Items).It;
        var it = (await portal.Get<Portal.Commons.Moderation.Decisions>().Hide(ada.Actor, new("post", reply.PostId), "Names somebody", null, default)).Value;
        var decided = Assert.Single((await portal.Get<PersonHistory>().Read(mo.Actor, ana.Id, HistoryKind.Decisions, Cursor.Start, default)).Value.Items).It;
        Assert.Equal(($"Was flagged, {why}: {topic}", $"/moderation?author={ana.Id}#case-{it}"), (received.Text, received.Url)); // things have their names, and lead to the case: what nobody has decided has no line in the log
        Assert.Equal(($"Flagged {topic}: {why}", received.Url), (raised.Text, raised.Url));
        Assert.Equal(($"{topic}: Hidden", $"/moderation?state=closed&author={ana.Id}#case-{it}"), (decided.Text, decided.Url));
        Assert.Equal(lines.OrderByDescending(l => l.It.At).Select(l => l.It.At), lines.Select(l => l.It.At));
        Assert.Single((await portal.Get<PersonHistory>().Read(mo.Actor, ana.Id, HistoryKind.Sanctions, Cursor.Start, default)).Value.Items);
        Assert.Equal(Problem.NotAllowed, (await portal.Get<PersonHistory>().Read(ana.Actor, ana.Id, null, Cursor.Start, default)).Problem);
        Assert.Contains(HistoryKind.Letters, PersonHistory.KindsFor(await portal.StandingOf(ada)));
        Assert.DoesNotContain(HistoryKind.Letters, PersonHistory.KindsFor(await portal.StandingOf(mo)));
        using var http = await portal.SignedIn(mo);
        Assert.Contains(Portal.Kernel.Sentences.Say(typeof(SanctionText), "LettersForAdmins"), await http.GetStringAsync($"/moderation/people/{ana.Name}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_decay_and_the_scale_only_proposes()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (mo, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        Assert.Equal((0, SanctionKind.Warning), await Points());
        await portal.Sanction(mo, ana, SanctionKind.Warning);
        Assert.Equal((1, SanctionKind.Mute), await Points());
        Assert.True((await portal.Ban(mo, ana)).Done); // more than is proposed
        Assert.Equal((6, SanctionKind.Suspension), await Points());
        portal.Clock.Advance(SanctionScale.Counts + TimeSpan.FromDays(1));
        Assert.Equal((0, SanctionKind.Warning), await Points());

        // A warning counts as long as was said with it.
        foreach (var (points, days) in new (int, int?)[] { (2, 10), (4, 0), (1, null) }) Assert.True((await Warn(points, days)).Done);
        Assert.Equal((7, SanctionKind.Suspension), await Points());
        portal.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal((5, SanctionKind.Suspension), await Points());
        portal.Clock.Advance(SanctionScale.Counts);
        Assert.Equal((4, SanctionKind.Mute), await Points());

        Task<Result<long>> Warn(int points, int? days) => portal.Get<Sanctions>().Impose(mo.Actor, ana.Id, new(SanctionKind.Warning, "rude", Points: points, PointDays: days), null, default);

        async Task<(int, SanctionKind)> Points() => (await portal.Get<SanctionViews>().Of(mo.Actor, ana.Id, default)).Value is var it ? (it.Points, it.Proposed.Kind) : default;
    }

    [Theory, BothDatabases]
    public async Task A_worded_reason_says_what_a_warning_counts_and_the_member_reads_it_and_when_it_stops_whatever_becomes_of_the_reason(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, mo, ana, templates) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"), portal.Get<ReasonTemplates>());
        var text = new ReasonText(ReasonUse.Warning, $"Harsh {Guid.NewGuid():N}", "Please be kind", Points: 3, PointDays: 30);
        Assert.Equal("points", Field(await templates.Save(ada.Actor, null, text with { Points = SanctionScale.MostPoints + 1 }, null, default)));
        Assert.Equal("pointDays", Field(await templates.Save(ada.Actor, null, text with { PointDays = -1 }, null, default)));
        Assert.Equal("points", Field(await templates.Save(ada.Actor, null, text with { Use = ReasonUse.Mute }, null, default)));
        var id = (await templates.Save(ada.Actor, null, text, null, default)).Value;

        using var api = await portal.Api(mo);
        var chosen = (await api.Ask($"moderation/people/{ana.Id}/reasons")).Is(200).Items.Single(r => r.GetProperty("id").GetInt64() == id);
        Assert.Equal((3, 30), (chosen.GetProperty("points").GetInt32(), chosen.GetProperty("pointDays").GetInt32()));
        var path = $"moderation/people/{ana.Id}/sanctions";
        (await api.Post(path, new { kind = "warning", reason = "rude", points = 11 })).IsProblem(400, "points-bounds", "points");
        (await api.Post(path, new { kind = "note", reason = "rude", pointDays = 3 })).IsProblem(400, "points-of-warnings", "pointDays");
        (await api.Post(path, new { kind = "warning", reason = "rude", points = 3, pointDays = 30 })).Is(201);
        (await api.Post(path, new { kind = "warning", reason = "rude" })).Is(201);
        (await api.Post(path, new { kind = "warning", reason = "rude", points = 2, pointDays = 0 })).Is(201);
        Assert.True((await templates.Save(ada.Actor, id, text with { Points = 9 }, null, default)).Done);
        Assert.True((await templates.Delete(ada.Actor, id, default)).Done);

        using var hers = await portal.Api(ana);
        var standing = (await hers.Ask("me/standing")).Is(200);
        Assert.Equal(6, standing.Json.GetProperty("points").GetInt32());
        Assert.Equal([2, 1, 3], standing.Items.Select(d => d.GetProperty("points").GetInt32()));
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        var read = (await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items;
        Assert.Equal([null, 180, 30], read.Select(d => d.PointsUntil is { } over ? (int?)Math.Round((over - now).TotalDays) : null));
        Assert.True((await portal.Get<Sanctions>().Revoke(mo.Actor, ana.Id, read[0].Decision.Id, "A mistake", default)).Done); // what is taken back counts no more
        Assert.Equal((4, 4), (await portal.Get<MyStanding>().Points(ana.Actor, default), (await portal.Get<SanctionViews>().Of(mo.Actor, ana.Id, default)).Value.Points));
        Assert.Equal(0, (await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items[0].Points);
        Assert.Equal(0, await portal.Get<MyStanding>().Points(Actor.Visitor, default));
        using var browser = await portal.SignedIn(ana);
        Assert.Contains("You have 4 points now", await browser.GetStringAsync("/account/standing"), StringComparison.Ordinal);

        static string? Field(Result<long> result) => result.Problem?.Field;
    }

    [Theory, BothDatabases]
    public async Task What_an_admin_said_follows_by_itself_from_the_warning_that_brings_somebody_there_and_goes_with_it(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, eve, mo) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("eve", Roles.Admin), await portal.NewMember("mo", Roles.Moderator));
        var (ana, bo, dan, terms) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("dan"), portal.Get<ScaleTerms>());
        Assert.True((await Warn(mo, bo, 10)).Done);
        Assert.False((await portal.StandingOf(bo)).Muted); // as long as nobody says so, all is proposed alone

        using var api = await portal.Api(ada);
        Assert.Equal(5, (await api.Ask("admin/scale")).Is(200).Json.GetProperty("steps").GetArrayLength());
        await Unfit("no-ban-by-itself", new SanctionStep(SanctionKind.Ban, null, 3, Acts: true));
        await Unfit("step-twice", new SanctionStep(SanctionKind.Mute, 1, 3), new SanctionStep(SanctionKind.Approval, 1, 3));
        await Unfit("step-days-bounds", new SanctionStep(SanctionKind.Mute, null, 3));
        await Unfit("step-from-bounds", new SanctionStep(SanctionKind.Mute, 1, 0));
        await Unfit("step-kinds", new SanctionStep(SanctionKind.Warning, null, 3));
        await Unfit("too-many-steps", [.. Enumerable.Range(1, 6).Select(at => new SanctionStep(SanctionKind.Mute, 1, at))]);
        Assert.Equal(Problem.NotAllowed, (await terms.Set(mo.Actor, [], default)).Problem);
        (await api.Ask(HttpMethod.Put, "admin/scale", new { })).IsProblem(400, "required", "steps");
        var said = new { steps = new object[] { new { from = 6, kind = "suspension", days = 7, acts = true }, new { from = 3, kind = "mute", days = 2, acts = true }, new { from = 9, kind = "ban" } } };
        Assert.Equal([3, 6, 9], (await api.Ask(HttpMethod.Put, "admin/scale", said)).Is(200).Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("from").GetInt32()));
        var line = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().SingleAsync(e => e.Action == AuditAction.ScaleChanged));
        Assert.Equal((ada.Id, "3 Mute 2 acts\n6 Suspension 7 acts\n9 Ban"), (line.ActorId!.Value, line.After));

        // Below the number nothing; there, with the warning, and no second time while it runs.
        Assert.True((await Warn(mo, ana, 2)).Done);
        Assert.Empty(await Follow(ana));
        var second = await Warn(mo, ana, 2);
        Assert.True(second.Done);
        var mute = Assert.Single(await Follow(ana));
        Assert.Equal((SanctionKind.Mute, (long?)null, (long?)second.Value, 0, true), (mute.Kind, mute.ById, mute.FollowsId, mute.Points, mute.Binds));
        Assert.Contains("counts 4 points", mute.Reason, StringComparison.Ordinal);
        Assert.Equal(portal.Clock.GetUtcNow().UtcDateTime.AddDays(2), mute.Until!.Value, TimeSpan.FromMinutes(1));
        Assert.Contains((await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items, d => d.Reason == mute.Reason && d.MayAppeal);
        Assert.Equal(1, await portal.Get<Database>().Read(db => db.Set<AuditEntry>().CountAsync(e => e.WhomId == ana.Id && e.Action == AuditAction.Muted && e.ActorId == null && e.Details!.Contains($"after sanction:{second.Value}"))));
        Assert.True((await Warn(mo, ana, 1)).Done);
        Assert.Single(await Follow(ana));
        Assert.Equal(5, (await portal.Get<SanctionViews>().Of(mo.Actor, ana.Id, default)).Value.Points); // what follows counts nothing itself

        // It is appealed as all is: who gave the warning does not decide it.
        Assert.True((await portal.Get<Appeals>().File(ana.Actor, new("sanction", mute.Id), "I was polite", null, default)).Done);
        Assert.Equal(mo.Id, await portal.Get<Database>().Read(db => db.Set<Appeal>().Where(a => a.AccountId == ana.Id).Select(a => a.AgainstId).SingleAsync()));

        // The next step is harder; taken back with its warning it binds no more, and what another warning led to stays.
        var third = await Warn(mo, ana, 1);
        Assert.True((await portal.StandingOf(ana)).Banned);
        Assert.True((await portal.Get<Sanctions>().Revoke(mo.Actor, ana.Id, third.Value, "It was a quotation", default)).Done);
        var left = await portal.StandingOf(ana);
        Assert.Equal((false, true), (left.Banned, left.Muted));
        Assert.Equal("It was a quotation", (await Follow(ana)).Single(s => s.Kind == SanctionKind.Suspension).RevokedReason);

        // What a moderator had decided stands beside it, and is there again once that is taken back.
        Assert.True((await portal.Sanction(mo, dan, SanctionKind.Suspension, until: TimeSpan.FromDays(1))).Done);
        var harsh = await Warn(mo, dan, 6);
        Assert.Equal(SanctionKind.Suspension, Assert.Single(await Follow(dan)).Kind);
        Assert.True((await portal.Get<Sanctions>().Revoke(mo.Actor, dan.Id, harsh.Value, "It was a quotation", default)).Done);
        Assert.True((await portal.StandingOf(dan)).Banned);

        // Nothing follows from what is about one place, nor against who is not below who warns.
        var place = new Subject("category", await PlaceModeratorTests.NewCategory(portal, ada));
        Assert.True((await portal.Get<Sanctions>().Impose(mo.Actor, bo.Id, new(SanctionKind.Warning, "rude", Place: place, Points: 10), null, default)).Done);
        Assert.Empty(await Follow(bo));
        Assert.True((await Warn(ada, eve, 10)).Done);
        Assert.Empty(await Follow(eve));

        Task<Result<long>> Warn(Member giver, Member on, int points) => portal.Get<Sanctions>().Impose(giver.Actor, on.Id, new(SanctionKind.Warning, "rude", Points: points), null, default);

        async Task Unfit(string code, params SanctionStep[] steps) => Assert.Equal(("steps", code), (await terms.Set(ada.Actor, steps, default)).Problem is { } wrong ? (wrong.Field, wrong.Code) : default);

        Task<List<Sanction>> Follow(Member on) => portal.Get<Database>().Read(db => db.Set<Sanction>().Where(s => s.AccountId == on.Id && s.FollowsId != null).ToListAsync());
    }

    [Fact]
    public async Task There_is_a_worded_reason_for_everything_that_moderators_explain_and_nothing_is_left_open_in_it()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (templates, mo, ana) = (portal.Get<ReasonTemplates>(), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        foreach (var use in Enum.GetValues<ReasonUse>())
        {
            var named = await templates.Named(mo.Actor, use, default);
            Assert.True(named.Count > 0, $"{use}");
            Assert.Empty(await templates.Named(ana.Actor, use, default));
            foreach (var id in named.Keys) Assert.DoesNotContain("{", await templates.Worded(mo.Actor, id, ana.Id, "Ink", default), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_admins_word_reasons()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var templates = portal.Get<ReasonTemplates>();
        var text = new ReasonText(ReasonUse.Warning, $"Mine {Guid.NewGuid():N}", "Please {name}");
        Assert.Equal(Problem.NotAllowed, (await templates.Save((await portal.NewMember("mo", Roles.Moderator)).Actor, null, text, null, default)).Problem);
        Assert.Equal(Problem.SignIn, (await templates.Save(Actor.Visitor, null, text, null, default)).Problem);
        var ada = await portal.NewMember("ada", Roles.Admin);
        var id = (await templates.Save(ada.Actor, null, text, null, default)).Value;
        Assert.Equal("name-taken", (await templates.Save(ada.Actor, null, text, null, default)).Problem?.Code);
        Assert.True((await templates.Save(ada.Actor, id, text with { En = "Kindly" }, null, default)).Done);
        Assert.True((await templates.Delete(ada.Actor, id, default)).Done);
        Assert.Equal(Problem.NotFound, (await templates.Delete(ada.Actor, id, default)).Problem);
    }
}
