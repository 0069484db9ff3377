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
using Portal.Tests.Features.Messages;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Moderation;

/// <summary>What waits for a moderator: who sees it meanwhile, and what becomes of it.</summary>
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
}
