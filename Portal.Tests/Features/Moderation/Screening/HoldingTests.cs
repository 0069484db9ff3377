using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Platform.Web;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Commons.People;
using Portal.Tests.Features.Messages;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Moderation;

/// <summary>What waits for a moderator: who sees it meanwhile, what becomes of it, and what brings it there.</summary>
public class HoldingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_held_reply_is_seen_by_its_writer_and_moderators_alone_until_it_is_approved_and_is_told_of_then(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        await portal.Watch("frobnicate", WatchedEffect.Hold);
        var topic = await portal.StartTopic(bo, "Where is the switch?");
        var before = (await portal.Read(bo, topic)).View.Head;
        using var api = await portal.Api(ana);
        using var visitor = portal.Visitor();

        var held = (await api.Post($"topics/{topic.TopicId}/posts", new { body = "Just Frobnicate it" }, "key-1")).Is(202);
        Assert.True(held.Json.GetProperty("held").GetBoolean());
        Assert.Contains("moderator", held.Json.GetProperty("detail").GetString());
        Assert.Equal(held.Id, (await api.Post($"topics/{topic.TopicId}/posts", new { body = "Just Frobnicate it" }, "key-1")).Is(202).Id);
        var line = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().SingleAsync(e => e.Action == AuditAction.HeldAtOnce));
        Assert.Equal((null, $"post:{held.Id}", ana.Id), (line.ActorId, line.Subject, line.WhomId));

        var reading = await portal.Read(bo, topic);
        Assert.Equal((1, before.PostCount, before.LastPostAt), (reading.View.Posts.Count, reading.View.Head.PostCount, reading.View.Head.LastPostAt));
        (await api.Ask($"posts/{held.Id}")).IsProblem(404);
        using var boApi = await portal.Api(bo);
        (await boApi.Ask($"posts/{held.Id}")).IsProblem(404);
        foreach (var path in (string[])[topic.Url, $"/t/{topic.TopicId}/feed.atom", "/api/v1/search?q=frobnicate"])
        {
            Assert.DoesNotContain("robnicate it", await visitor.GetStringAsync(path), StringComparison.Ordinal);
        }

        Assert.Equal(0, await portal.Get<NotificationViews>().Unread(bo.Actor, default));
        Assert.Equal("Frobnicate", (await portal.Waits(ana)).Single().Html.Value.Split(' ')[1]);
        Assert.Empty(await portal.Waits(bo));
        var it = (await portal.Get<Queue>().Find(mo.Actor, (await portal.CaseOf(new("post", held.Id)))!.Value, default)).Value;
        Assert.Equal(CaseKind.Approval, it.Kind);
        Assert.Contains(it.Words.Why, w => w.Contains("frobnicate", StringComparison.Ordinal));

        var later = await portal.Reply(bo, topic, "Anybody?");
        Assert.Equal(3, later.Number); // its number stays taken
        await portal.Decide(mo, new("post", held.Id), Outcome.Approved);
        reading = await portal.Read(bo, topic);
        Assert.Equal([1, 2, 3], reading.View.Posts.Select(p => p.Number));
        Assert.Equal(3, reading.View.Head.PostCount);
        await Eventually.True(async () => await portal.Get<NotificationViews>().Unread(bo.Actor, default) == 1, "who watches the topic is told");
        await Eventually.True(async () => await portal.Get<NotificationViews>().Unread(ana.Actor, default) >= 1, "its writer is told");
        Assert.Empty(await portal.Waits(ana));

        // taken back, it waits again; approved again, nobody is told of it as of something new, but its writer hears each time how it stands
        var told = (await portal.Told(bo)).Count;
        Assert.Equal(["ScreenedApproved: "], await Unread());
        Assert.True((await portal.Get<NotificationDeeds>().ReadUpTo(ana.Actor, null, default)).Done);
        Assert.Empty(await Unread());
        Assert.True((await portal.Get<Decisions>().Undo(mo.Actor, it.Id, "Somebody else should look", default)).Done);
        Assert.Equal(2, (await portal.Read(bo, topic)).View.Posts.Count);
        Assert.Equal(["ScreenedHeld: Somebody else should look"], await Unread());
        Assert.Equal("Somebody else should look", (await portal.Waits(ana)).Single().Reason);
        await portal.Decide(mo, new("post", held.Id), Outcome.Approved, "A useful hint");
        Assert.Equal(3, (await portal.Read(bo, topic)).View.Posts.Count);
        Assert.Equal(["ScreenedApproved: A useful hint"], await Unread()); // in the moderator's words, as the dialog promises
        Assert.Equal(told, (await portal.Told(bo)).Count);

        async Task<IEnumerable<string>> Unread() => (await portal.Told(ana)).Where(n => n.ReadAt is null && n.Form.StartsWith("Screened", StringComparison.Ordinal)).Select(n => $"{n.Form}: {n.Text}");
    }

    [Theory, BothDatabases]
    public async Task A_held_topic_is_in_no_list_and_rejected_its_writer_reads_why(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        await portal.Watch("frobnicate", WatchedEffect.Hold);
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general");
        var topics = portal.Get<Topics>();
        var (first, second) = ((await topics.Start(ana.Actor, new(general.Id, TopicKind.Question, "Frobnicate?", "How?", ["ink"]), null, default)).Value, (await topics.Start(ana.Actor, new(general.Id, TopicKind.Question, "A question", "Do I frobnicate?"), null, default)).Value);
        Assert.True(first.Held && second.Held);
        Assert.Equal(0, (await portal.Get<Categories>().Find(ana.Actor, general.Id, default))!.TopicCount);
        Assert.Null(await portal.Get<TopicViews>().Read(ana.Actor, first.TopicId, 1, 0, default));

        await portal.Decide(mo, new("post", first.PostId), Outcome.Rejected, "Not about printers");
        await portal.Decide(mo, new("post", second.PostId), Outcome.Approved);
        Assert.Equal(1, (await portal.Get<Categories>().Find(ana.Actor, general.Id, default))!.TopicCount);
        Assert.NotNull(await portal.Get<TopicViews>().Read(ana.Actor, second.TopicId, 1, 0, default));
        var rejected = (await portal.Waits(ana)).Single();
        Assert.Equal((HoldState.Rejected, "Not about printers"), (rejected.State, rejected.Reason));

        // shown by another way than the queue: it was rejected no more, and is told of as something new
        Assert.True((await portal.Get<Decisions>().Restore(mo.Actor, new("post", first.PostId), "It is, after all", null, default)).Done);
        Assert.Empty(await portal.Waits(ana));
        Assert.Equal(2, (await portal.Get<Categories>().Find(ana.Actor, general.Id, default))!.TopicCount);
        Assert.False((await portal.Get<Portal.Commons.Sanctions.MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items.Single().MayAppeal);

        // without a word of the moderator's own, its writer reads what was found, in their language, and the log has it in words that are the same in all, without the word: who moderates a place alone reads the log, but not the list
        await portal.Decide(mo, new("post", (await portal.Reply(ana, second, "I frobnicate")).PostId), Outcome.Rejected);
        using (Languages.Speak("zh-Hant"))
        {
            Assert.Equal("受關注的詞語：frobnicate", (await portal.Waits(ana)).Single().Reason);
            Assert.Equal("受關注的詞語：frobnicate", (await portal.Told(ana)).Single(n => n.Form == "ScreenedRejected").Text);
            Assert.Equal("受關注的詞語：frobnicate", (await portal.Get<Portal.Commons.Sanctions.MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items[0].Reason);
        }

        Assert.Equal("word", await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Action == AuditAction.HeldRejected).OrderByDescending(e => e.Id).Select(e => e.Reason).FirstAsync()));
    }

    [Theory, BothDatabases]
    public async Task Words_are_refused_at_their_field_covered_and_flagged_and_bind_no_staff(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        await portal.Watch("gronk", WatchedEffect.Refuse);
        await portal.Watch("dummkopf", WatchedEffect.Mask);
        await portal.Watch("refund*", WatchedEffect.Flag);
        await portal.Watch("evil.example", WatchedEffect.Refuse, WatchedKind.Host);
        var (topic, posts) = (await portal.StartTopic(mo, "Gronk!", "gronk dummkopf"), portal.Get<Posts>());
        var refused = (await posts.Reply(ana.Actor, topic.TopicId, new("a GR0NK here"), null, default)).Problem!;
        Assert.Equal(("body", "word-refused"), (refused.Field, refused.Code));
        Assert.Contains("gronk", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal("link-refused", (await posts.Reply(ana.Actor, topic.TopicId, new("[x](https://a.evil.example/)"), null, default)).Problem?.Code);
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id;
        Assert.Equal("title", (await portal.Get<Topics>().Start(ana.Actor, new(general, TopicKind.Discussion, "Gronk", "b"), null, default)).Problem?.Field);

        var masked = await portal.Reply(ana, topic, "You *dumm*kopf, I said");
        await using (var db = portal.Get<Database>().Open())
        {
            var stored = await db.Set<Post>().SingleAsync(p => p.Id == masked.PostId);
            Assert.Equal("You *dumm*kopf, I said", stored.Body);
            Assert.Contains("<em>****</em>****, I said", stored.Html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("dumm", (await portal.Get<PostHistory>().Revisions(bo.Actor, masked.PostId, default))!.Single().Body, StringComparison.Ordinal);
        var (reads, history) = (portal.Get<ForumReads>(), portal.Get<PostHistory>());
        foreach (var (reader, covered) in new[] { (ana.Actor, false), (mo.Actor, false), (bo.Actor, true), (Actor.Visitor, true) })
        {
            Assert.Equal(covered, !(await reads.Post(reader, masked.PostId, default))!.Body.Contains("dumm", StringComparison.Ordinal));
            Assert.Equal(covered, !(await history.Source(reader, masked.PostId, default))!.Body.Contains("dumm", StringComparison.Ordinal));
        }

        var flagged = await portal.Reply(ana, topic, "I want refunds");
        Assert.False(flagged.Held);
        Assert.Equal(3, (await portal.Read(bo, topic)).View.Posts.Count);
        var rejected = await portal.Decide(mo, new("post", flagged.PostId), Outcome.Rejected, "No");
        Assert.Equal(2, (await portal.Read(bo, topic)).View.Posts.Count);
        Assert.Contains(await portal.Told(ana), n => n is { Form: "ScreenedRejected", Text: "No" });
        Assert.True((await portal.Get<Decisions>().Undo(mo.Actor, rejected, "On second thoughts", default)).Done);
        Assert.Equal(3, (await portal.Read(bo, topic)).View.Posts.Count);
        Assert.Equal("ScreenedFlagged: On second thoughts", await Screened());
        await portal.Decide(mo, new("post", flagged.PostId), Outcome.Approved, "It is about the shop");
        Assert.Equal("ScreenedApproved: It is about the shop", await Screened());
        await portal.Decide(mo, new("post", (await portal.Reply(ana, topic, "And more refunds")).PostId), Outcome.Approved);
        Assert.Equal("ScreenedApproved: It is about the shop", await Screened()); // it stood all the time, and nothing is said about it: nothing to tell

        // a change is refused where the text would be held, as the old one goes on standing
        await portal.Watch("frobnicate", WatchedEffect.Hold);
        Assert.Equal("word-refused", (await posts.Edit(ana.Actor, masked.PostId, "frobnicate", null, null, default)).Problem?.Code);
        Assert.True((await posts.Edit(mo.Actor, masked.PostId, "frobnicate gronk", null, null, default)).Done);

        async Task<string> Screened() => Assert.Single((await portal.Told(ana)).Where(n => n.Form.StartsWith("Screened", StringComparison.Ordinal)).Select(n => $"{n.Form}: {n.Text}"));
    }

    [Theory, BothDatabases]
    public async Task A_place_holds_what_those_write_who_are_not_known_well_enough(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, kim, mo, ada) = (await portal.NewMember("ana"), await portal.NewMember("kim"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ada", Roles.Admin));
        var topic = await portal.StartTopic(mo);
        var (categories, general) = (portal.Get<Categories>(), (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id);
        Assert.Equal(ProblemKind.Refused, (await categories.Approve(mo.Actor, general, null, ApprovalFrom.Member, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Invalid, (await categories.Approve(ada.Actor, general, null, (ApprovalFrom)99, default)).Problem?.Kind);
        Assert.True((await categories.Approve(ada.Actor, general, null, ApprovalFrom.Member, default)).Done);
        Assert.Equal(ProblemKind.Conflict, (await categories.Approve(ada.Actor, general, null, ApprovalFrom.Helper, default)).Problem?.Kind);
        var first = await portal.Reply(ana, topic, "May I?");
        Assert.True(first.Held);

        // it waits because of where it stands alone: nothing speaks against it, and so who does not publish it says why
        var (decisions, waiting) = (portal.Get<Decisions>(), await portal.CaseOf(new("post", first.PostId)) ?? 0);
        Assert.True((await decisions.Claim(mo.Actor, waiting, default)).Done);
        Assert.Equal(("note", "say-why-not"), (await decisions.Decide(mo.Actor, waiting, new(Outcome.Rejected, " "), default)).Problem is { } unsaid ? (unsaid.Field, unsaid.Code) : default);
        Assert.Equal(HoldState.Held, (await portal.Waits(ana)).Single().State);
        Assert.True((await decisions.Decide(mo.Actor, waiting, new(Outcome.Rejected, "Ask in the other category"), default)).Done);
        Assert.False((await portal.Reply(mo, topic, "I may")).Held);
        await portal.Get<Database>().Write<int>(async db => await AccountDeeds.Vouch(db, kim.Id, default).ContinueWith(_ => 1), default);
        Assert.False((await portal.Reply(kim, topic, "Me too")).Held);

        // or what everybody writes but the staff, however well they are known
        await portal.Get<Database>().Write<int>(async db => await db.Set<Account>().Where(a => a.Id == kim.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Trust, Trust.Helper)), default);
        Assert.True((await categories.Approve(ada.Actor, general, ApprovalFrom.Member, ApprovalFrom.Helper, default)).Done);
        Assert.False((await portal.Reply(kim, topic, "I help here")).Held);
        Assert.True((await categories.Approve(ada.Actor, general, ApprovalFrom.Helper, ApprovalFrom.Staff, default)).Done);
        Assert.True((await portal.Reply(kim, topic, "Do I wait, too?")).Held);
        Assert.False((await portal.Reply(mo, topic, "I am of the staff")).Held);

        // a change of what was approved stands, and is looked at
        var asked = await portal.Reply(ana, topic, "A harmless word");
        await portal.Decide(mo, new("post", asked.PostId), Outcome.Approved);
        Assert.True((await portal.Get<Posts>().Edit(ana.Actor, asked.PostId, "Not so harmless", null, null, default)).Done);
        Assert.NotNull(await portal.CaseOf(new("post", asked.PostId)));
        Assert.Contains((await portal.Read(kim, topic)).View.Posts, p => p.Id == asked.PostId);

        // who keeps order there waits for nobody
        Assert.True((await portal.Get<PlaceModerators>().Give(ada.Actor, new("category", general), ana.Name, default)).Done);
        Assert.False((await portal.Reply(ana, topic, "I keep order here")).Held);
        Assert.True((await portal.Get<PlaceModerators>().Take(ada.Actor, new("category", general), ana.Name, default)).Done);
        Assert.True((await categories.Approve(ada.Actor, general, ApprovalFrom.Staff, null, default)).Done);
        Assert.False((await portal.Reply(ana, topic, "Now I may")).Held);
    }

    [Theory, BothDatabases]
    public async Task What_somebody_writes_waits_for_a_moderator_where_and_as_long_as_that_was_decided_about_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, mo, lena, ana, bo) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("lena"), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (here, there, day) = (await PlaceModeratorTests.NewCategory(portal, ada), await PlaceModeratorTests.NewCategory(portal, ada), TimeSpan.FromDays(1));
        await PlaceModeratorTests.Give(portal, ada, here, lena);
        var (mine, other, room) = (await PlaceModeratorTests.Start(portal, ana, here), await PlaceModeratorTests.Start(portal, ana, there), await portal.NewRoom());
        var before = await portal.Reply(ana, mine, "As everybody does");
        Assert.False(before.Held);

        // Who moderates a place decides for that place alone, and nobody for ever.
        Assert.Equal("until-needed", (await portal.Sanction(lena, ana, SanctionKind.Approval, place: new("category", here))).Problem?.Code);
        Assert.Equal("only-at-your-places", (await portal.Sanction(lena, ana, SanctionKind.Approval, until: day)).Problem?.Code);
        var decided = await portal.Sanction(lena, ana, SanctionKind.Approval, until: day, place: new("category", here));
        Assert.True(decided.Done, decided.Problem?.Sentence);
        Assert.Null((await portal.StandingOf(ana)).MayNotWrite);
        var held = await portal.Reply(ana, mine, "Does it wait?");
        Assert.True(held.Held);
        Assert.False((await portal.Reply(ana, other, "Not here")).Held);
        var it = (await portal.Get<Queue>().Find(lena.Actor, (await portal.CaseOf(new("post", held.PostId)))!.Value, default)).Value;
        Assert.Contains(it.Words.Why, w => w.StartsWith("It was decided", StringComparison.Ordinal));
        await portal.Decide(lena, new("post", held.PostId), Outcome.Approved);
        Assert.Contains((await portal.Read(bo, mine)).View.Posts, p => p.Id == held.PostId);
        Assert.True((await portal.Get<Posts>().Edit(ana.Actor, before.PostId, "Quite another word", null, null, default)).Done);
        Assert.NotNull(await portal.CaseOf(new("post", before.PostId))); // a change stands, and is looked at

        // They are told, and can appeal; taken back, all stands at once again.
        var told = (await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items[0];
        Assert.Equal((SanctionKind.Approval, true, true), (told.Kind, told.Binds, told.MayAppeal));
        Assert.True((await portal.Get<Sanctions>().Revoke(lena.Actor, ana.Id, decided.Value, "Enough", default)).Done);
        Assert.False((await portal.Reply(ana, mine, "And now?")).Held);

        // For the whole portal it holds everywhere, in rooms, too; what is private goes on.
        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Approval, until: day)).Done);
        Assert.True((await portal.Reply(ana, other, "Here, too?")).Held);
        Assert.True((await portal.Say(ana, room, "and here?")).Done);
        Assert.DoesNotContain("and here?", (await portal.Said(bo, room))!);
        var talk = (await portal.Begin(ana, "Between us", bo)).Value;
        Assert.Equal(["Between us"], await portal.Reads(bo, talk));
        Assert.Null(await portal.CaseOf(new("message", await portal.MessageId(bo, talk, "Between us"))));

        // Also of who is of the staff, where who stands above them says so.
        Assert.False((await portal.Reply(mo, mine, "I look after things")).Held);
        Assert.True((await portal.Sanction(ada, mo, SanctionKind.Approval, until: day)).Done);
        Assert.True((await portal.Reply(mo, mine, "I looked after things")).Held);
    }

    [Theory, BothDatabases]
    public async Task Who_wrote_what_waits_sees_it_there_and_takes_it_back_and_nobody_else_does(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, mo, things) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator), portal.Get<HeldThings>());
        await portal.Watch("frobnicate", WatchedEffect.Hold);
        var (topic, room) = (await portal.StartTopic(bo), await portal.NewRoom());
        var (reply, other) = (await portal.Reply(ana, topic, "frobnicate"), await portal.Reply(ana, topic, "frobnicate it, too"));
        Assert.True((await portal.Say(ana, room, "frobnicate")).Done);
        Assert.Equal(2, (await things.In(ana.Actor, "post", topic.TopicId, default)).Count);
        Assert.Empty(await things.In(bo.Actor, "post", topic.TopicId, default));
        Assert.Empty(await things.In(ana.Actor, "post", topic.TopicId + 1, default));
        var said = Assert.Single(await things.In(ana.Actor, Portal.Features.Rooms.RoomNews.Message, room, default));
        Assert.True(said.MayWithdraw);

        var it = (await portal.CaseOf(new("post", reply.PostId)))!.Value;
        Assert.Equal(ProblemKind.NotFound, (await things.Withdraw(bo.Actor, it, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await things.Withdraw(mo.Actor, it, default)).Problem?.Kind);
        using var api = await portal.Api(ana);
        Assert.Equal(204, (await api.Ask(HttpMethod.Delete, $"me/waiting/{it}")).Status);
        Assert.True((await things.Withdraw(ana.Actor, it, default)).Done); // twice is as good as once
        Assert.True((await things.Withdraw(ana.Actor, said.CaseId, default)).Done);
        Assert.Empty(await things.In(ana.Actor, Portal.Features.Rooms.RoomNews.Message, room, default));
        Assert.Null(await portal.CaseOf(new("post", reply.PostId)));
        Assert.False((await portal.Get<Decisions>().Claim(mo.Actor, it, default)).Done);
        Assert.Equal(1, (await portal.Read(bo, topic)).View.Head.PostCount);
        await using (var db = portal.Get<Database>().Open())
        {
            Assert.NotNull((await db.Set<Post>().SingleAsync(p => p.Id == reply.PostId)).DeletedAt);
            Assert.NotNull((await db.Set<Portal.Features.Rooms.RoomMessage>().SingleAsync(m => m.RoomId == room)).DeletedAt);
        }

        var decided = await portal.Decide(mo, new("post", other.PostId), Outcome.Rejected, "No");
        Assert.Equal("not-waiting", (await things.Withdraw(ana.Actor, decided, default)).Problem?.Code);
        Assert.Equal(other.PostId, (await portal.Waits(ana)).Single().Subject.Id);

        // however much waits elsewhere
        var (here, elsewhere) = (await portal.Reply(ana, topic, "frobnicate here"), await portal.StartTopic(bo, "Another"));
        for (var i = 0; i <= HeldThings.PageSize; i++)
        {
            Assert.True((await portal.Reply(ana, elsewhere, $"frobnicate {i}")).Held);
        }

        Assert.Equal(here.PostId, Assert.Single(await things.In(ana.Actor, "post", topic.TopicId, default)).Subject.Id);
    }

    [Theory, BothDatabases]
    public async Task What_stood_and_was_rejected_is_rejected_no_more_once_a_moderator_shows_it_again(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        await portal.Watch("refund*", WatchedEffect.Flag);
        var topic = await portal.StartTopic(ana);
        foreach (var flagged in new[] { true, false })
        {
            var post = await portal.Reply(ana, topic, $"I want refunds, {flagged}");
            var subject = new Subject("post", post.PostId);
            if (flagged) Assert.True((await portal.Get<Flags>().Raise(bo.Actor, subject, FlagReason.Spam, null, null, default)).Done);
            await portal.Decide(mo, subject, Outcome.Rejected, "No");
            Assert.Single(await portal.Waits(ana));
            Assert.DoesNotContain(post.PostId, (await portal.Read(bo, topic)).View.Posts.Select(p => p.Id));

            Assert.True((await portal.Get<Decisions>().Restore(mo.Actor, subject, "It is fine", null, default)).Done);
            Assert.Contains(post.PostId, (await portal.Read(bo, topic)).View.Posts.Select(p => p.Id));
            Assert.Empty(await portal.Waits(ana));
            Assert.DoesNotContain((await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items, d => d.Binds);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_decides_about_what_waits_must_have_seen_what_came_to_it_since(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (decisions, queue, subject) = (portal.Get<Decisions>(), portal.Get<Queue>(), new Subject("post", (await portal.StartTopic(ana)).PostId));
        await BringUp("<p>Buy pills</p>");
        var id = await portal.CaseOf(subject) ?? 0;
        Assert.True((await decisions.Claim(mo.Actor, id, default)).Done);
        var seen = (await queue.Find(mo.Actor, id, default)).Value;
        await BringUp("<p>Buy pills at cheap.example</p>");
        Assert.Equal("changed-meanwhile", (await decisions.Decide(mo.Actor, id, new(Outcome.Approved, null, seen.Version), default)).Problem?.Code);
        var now = (await queue.Find(mo.Actor, id, default)).Value;
        Assert.Contains("cheap.example", now.Evidence.Html.Value);
        Assert.Single(now.Evidence.Earlier);
        Assert.Null((await decisions.Decide(mo.Actor, id, new(Outcome.Approved, null, now.Version), default)).Problem);

        async Task BringUp(string html) => Assert.True((await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                await db.BringUp(subject, new(ana.Id, "Pills", html), [], held: false, wasSeen: true, portal.Clock.GetUtcNow().UtcDateTime, default);
                return default(Nothing);
            },
            default)).Done);
    }

    [Theory, BothDatabases]
    public async Task An_admin_says_how_strictly_newcomers_are_looked_at_and_it_holds_at_once_and_stands_in_the_log(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, ana, mo, terms) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), portal.Get<ScreeningTerms>());
        var topic = await portal.StartTopic(mo);
        var first = (await terms.Read(ada.Actor, default)).Value;
        Assert.Equal((false, 0, false), (first.Spam, first.FirstPosts, first.ApproveAccounts)); // the settings of the start
        Assert.False((await portal.Reply(ana, topic, "Before anybody said anything")).Held);

        using var api = await portal.Api(ada);
        Assert.Equal(1, (await api.Ask(HttpMethod.Put, "admin/screening", new { firstPosts = 1 })).Is(200).Json.GetProperty("firstPosts").GetInt32());
        var held = await portal.Reply(ana, topic, "My first words here");
        Assert.True(held.Held); // also where signs of spam are not added up
        await portal.Decide(mo, new("post", held.PostId), Outcome.Approved);
        Assert.False((await portal.Reply(ana, topic, "And others")).Held);
        Assert.Equal(("refuseAt", "refuse-at-bounds"), (await terms.Set(ada.Actor, first with { HoldAt = 50, RefuseAt = 50 }, default)).Problem is { } wrong ? (wrong.Field, wrong.Code) : default);
        Assert.Equal(ProblemKind.Refused, (await terms.Set(mo.Actor, first, default)).Problem?.Kind);
        var line = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().SingleAsync(e => e.Action == AuditAction.ScreeningTermsChanged));
        Assert.Equal((ada.Id, true, true), (line.ActorId!.Value, line.Before!.Contains("first posts: 0", StringComparison.Ordinal), line.After!.Contains("first posts: 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_fills_the_field_that_nobody_sees_waits_and_so_do_first_posts_where_that_is_set()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Screening:Spam=true", "Screening:FirstPosts=1"]);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(mo);
        var first = await portal.Reply(ana, topic, "My first words here");
        Assert.True(first.Held);
        await portal.Decide(mo, new("post", first.PostId), Outcome.Approved);
        Assert.False((await portal.Reply(ana, topic, "And others")).Held);
        Assert.True((await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("Fine words") { Trapped = true }, null, default)).Value.Held);
    }
}
