using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.Sanctions;
using Portal.Commons.Watching;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Platform.Live;
using Portal.Platform.Outbox;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Commons.People;
using Portal.Tests.Commons.Watching;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Support;

namespace Portal.Tests.Commons.Moderation;

public class HidingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_hidden_post_is_gone_for_everyone_but_moderators_and_its_number_stays_taken(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        Assert.True(await scene.Sees(scene.Bo.Actor, 2));
        await HideReply(scene);

        await scene.Misses(scene.Bo.Actor, 2);
        await scene.Misses(scene.Ana.Actor, 2);
        await scene.Misses(Actor.Visitor, 2);
        Assert.True(await scene.Sees(scene.Max.Actor, 2));
        Assert.Null(await scene.Portal.Get<PostHistory>().Source(scene.Bo.Actor, scene.Reply.PostId, default));
        Assert.Equal(ProblemKind.NotFound, (await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "I did not mean it", null, null, default)).Problem?.Kind);
        Assert.Equal(3, (await scene.Portal.Get<Posts>().Reply(scene.Bo.Actor, scene.First.TopicId, new("Next"), null, default)).Value.Number);
    }

    [Theory, BothDatabases]
    public async Task An_accepted_answer_that_comes_back_is_the_answer_again_unless_another_was_accepted(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (ana, topics) = (await scene.Portal.NewMember("ana"), scene.Portal.Get<Topics>());
        var question = await scene.Portal.StartTopic(ana);
        var (first, second) = (await scene.Portal.Reply(scene.Bo, question, "Turn it off"), await scene.Portal.Reply(scene.Bo, question, "And on"));
        Assert.True((await topics.Accept(ana.Actor, question.TopicId, first.PostId, default)).Done);

        await Hide(first);
        Assert.Null(await Answer());
        await Show(first);
        Assert.Equal(first.PostId, await Answer());

        await Hide(first);
        Assert.True((await topics.Accept(ana.Actor, question.TopicId, second.PostId, default)).Done);
        await Show(first);
        Assert.Equal(second.PostId, await Answer());

        async Task Hide(PostPlace post) => Assert.True((await scene.Decisions.Hide(scene.Mia.Actor, new("post", post.PostId), "Spam", null, default)).Done);
        async Task Show(PostPlace post) => Assert.True((await scene.Decisions.Restore(scene.Mia.Actor, new("post", post.PostId), "It was none", null, default)).Done);
        async Task<long?> Answer() => (await scene.Portal.Get<TopicViews>().Head(ana.Actor, question.TopicId, default))!.AcceptedPostId;
    }

    [Theory, BothDatabases]
    public async Task All_that_stands_of_somebody_is_hidden_together_within_ones_reach_told_in_one_row_and_undone_together(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (theirs, admin, mia, ana) = (portal.Get<AllOfAuthor>(), await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("ana"));
        var (lena, tom) = (await portal.NewMember("lena"), await portal.NewMember("tom"));
        var here = await PlaceModeratorTests.NewCategory(portal, admin);
        await PlaceModeratorTests.Give(portal, admin, here, lena);
        await PlaceModeratorTests.Give(portal, admin, await PlaceModeratorTests.NewCategory(portal, admin), tom);
        var (topic, other) = (await PlaceModeratorTests.Start(portal, ana, here), await portal.StartTopic(ana));
        var (reply, room) = (await portal.Reply(ana, topic, "And more ink"), await portal.NewRoom());
        var said = await portal.IdOf(mia, room, (await portal.Say(ana, room, "Ink for all")).Value);
        Subject[] hers = [reply.Subject(), topic.Subject()], elsewhere = [other.Subject(), new("room-message", said)];

        Assert.Equal(("not-allowed", "not-allowed"), (await Refused(ana, mia), await Refused(tom, ana)));
        Assert.Equal(("own-decision", "above-decision"), (await Refused(mia, mia), await Refused(mia, admin)));
        Assert.Equal("note", (await theirs.Hide(mia.Actor, ana.Id, " ", default)).Problem?.Field);
        Assert.Equal((2, 4), ((await theirs.Count(lena.Actor, ana.Id, default)).Value, (await theirs.Count(mia.Actor, ana.Id, default)).Value));

        var first = (await theirs.Hide(lena.Actor, ana.Id, "Advertising", default)).Value;
        Assert.Equal(hers, first.Items.Select(i => i.Thing)); // newest first, and only where she keeps order
        Assert.Equal((2, false), (first.Cases.Count, first.More));
        Assert.Equal([false, false], await Hidden(elsewhere));
        var rest = (await theirs.Hide(mia.Actor, ana.Id, "Advertising", default)).Value;
        Assert.Equal((2, 2), (rest.Hidden, rest.Cases.Count));
        Assert.Equal([true, true, true, true], await Hidden([.. hers, .. elsewhere]));
        Assert.Single(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation);
        Assert.Equal(0, (await theirs.Count(mia.Actor, ana.Id, default)).Value);

        Assert.Equal(0, (await portal.Get<ManyDecisions>().Undo(mia.Actor, [.. first.Cases, .. rest.Cases], "A mistake", default)).Value.Left);
        Assert.Equal([false, false, false, false], await Hidden([.. hers, .. elsewhere]));

        async Task<string?> Refused(Member who, Member on) => (await theirs.Hide(who.Actor, on.Id, "Advertising", default)).Problem?.Code;
        async Task<IEnumerable<bool>> Hidden(Subject[] some)
        {
            var looked = await portal.Get<ModeratedThings>().Look(mia.Actor, some, default);
            return some.Select(s => looked[s].Hidden);
        }
    }

    [Theory, BothDatabases]
    public async Task Hiding_and_restoring_keep_the_topics_counters_and_its_last_post_true(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        await scene.Portal.Get<Topics>().Accept(scene.Ana.Actor, scene.First.TopicId, null, default);
        var spam = await scene.Portal.Get<Posts>().Reply(scene.Bo.Actor, scene.First.TopicId, new("buy pills"), null, default);
        var subject = new Subject("post", spam.Value.PostId);
        var before = await Topic(scene);
        Assert.Equal((3, scene.Bo.Id), (before.PostCount, before.LastAuthorId));

        Assert.True((await scene.Decisions.Hide(scene.Mia.Actor, subject, "Spam", null, default)).Done);
        var hidden = await Topic(scene);
        Assert.Equal((2, scene.Ana.Id), (hidden.PostCount, hidden.LastAuthorId));
        Assert.True(hidden.LastPostAt < before.LastPostAt);

        Assert.True((await scene.Decisions.Restore(scene.Max.Actor, subject, "It was no spam", null, default)).Done);
        var restored = await Topic(scene);
        Assert.Equal((3, scene.Bo.Id, before.LastPostAt), (restored.PostCount, restored.LastAuthorId, restored.LastPostAt));
    }

    [Theory, BothDatabases]
    public async Task With_its_first_post_a_topic_goes_from_lists_and_counts_and_comes_back_with_it(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        var first = new Subject("post", scene.First.PostId);
        async Task<(bool Listed, int InCategory, int InTag)> Look()
        {
            var listed = (await portal.Get<TopicLists>().Read(scene.Bo.Actor, new(), Cursor.Start, 50, default))!.Items.Any(t => t.Id == scene.First.TopicId);
            await using var db = portal.Get<Database>().Open();
            return (listed, await db.Set<Category>().SumAsync(c => c.TopicCount), await db.Set<Tag>().SumAsync(t => t.TopicCount));
        }

        Assert.Equal((true, 1, 1), await Look());
        Assert.True((await scene.Decisions.Hide(scene.Mia.Actor, first, "Spam", null, default)).Done);
        Assert.Equal((false, 0, 0), await Look());
        await scene.Misses(scene.Bo.Actor, 1);
        Assert.Null(await portal.Get<TopicViews>().Read(scene.Bo.Actor, scene.First.TopicId, 1, 0, default));
        Assert.True(await scene.Sees(scene.Mia.Actor, 1));

        Assert.True((await scene.Decisions.Restore(scene.Mia.Actor, first, "Sorry", null, default)).Done);
        Assert.Equal((true, 1, 1), await Look());
    }

    [Theory, BothDatabases]
    public async Task What_was_told_about_a_hidden_post_is_withheld_from_replay_and_comes_back_with_it(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        Assert.Equal((false, false), await Withheld(scene));
        await HideReply(scene);
        Assert.Equal((true, true), await Withheld(scene));
        await scene.Decisions.Restore(scene.Mia.Actor, scene.ReplySubject, "Sorry", null, default);
        Assert.Equal((false, false), await Withheld(scene));
    }

    [Theory, BothDatabases]
    public async Task Hiding_from_the_watch_makes_a_closed_case_with_evidence_and_a_line_in_the_log(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        Assert.Equal(ProblemKind.Invalid, (await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, " ", null, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await scene.Decisions.Hide(scene.Bo.Actor, scene.ReplySubject, "I do not like it", null, default)).Problem?.Kind);
        Assert.True((await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, "Insults", null, default)).Done);

        var it = await scene.TheCase();
        Assert.Equal("hidden", it.Outcome);
        Assert.Contains(Scene.Rude, it.Evidence.Html.Value);
        var log = (await scene.Portal.Get<AuditViews>().Read(scene.Mia.Actor, new(Subject: scene.ReplySubject.ToString()), Cursor.Start, default)).Value.Items;
        Assert.Equal([AuditAction.PostHidden, AuditAction.FlagUpheld], log.Select(l => l.Action).Order());
        Assert.All(log, line => Assert.Equal("Insults", line.Reason));
    }

    [Theory, BothDatabases]
    public async Task Hiding_from_the_watch_waits_for_who_holds_the_case(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        await scene.Decisions.Claim(scene.Max.Actor, it.Id, default);
        Assert.Equal(ProblemKind.Conflict, (await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, "Insults", null, default)).Problem?.Kind);
        Assert.True(await scene.Sees(scene.Bo.Actor, 2));
        Assert.True((await scene.Decisions.Hide(scene.Max.Actor, scene.ReplySubject, "Insults", null, default)).Done);
        await scene.Misses(scene.Bo.Actor, 2);
    }

    [Theory, BothDatabases]
    public async Task What_is_hidden_or_shown_again_from_the_watch_is_what_was_looked_at_and_is_undone(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var seen = await Stamp();
        Assert.True((await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "I like you all", null, null, default)).Done);
        Assert.Equal("changed-meanwhile", (await Hide(seen)).Problem?.Code);
        Assert.True(await scene.Sees(scene.Bo.Actor, 2));

        var hidden = await Hide(await Stamp());
        await scene.Misses(scene.Bo.Actor, 2);
        Assert.Null((await Hide(await Stamp())).Value); // it is hidden already
        Assert.Equal("changed-meanwhile", (await Show(seen)).Problem?.Code);
        Assert.True((await scene.Decisions.Undo(scene.Mia.Actor, hidden.Value ?? 0, null, default)).Done);
        await scene.Shows(scene.Bo.Actor, 2);

        Assert.Equal(hidden.Value, (await Hide(await Stamp())).Value);
        var shown = await Show(await Stamp());
        await scene.Shows(scene.Bo.Actor, 2);
        Assert.True((await scene.Decisions.Undo(scene.Mia.Actor, shown.Value ?? 0, null, default)).Done);
        await scene.Misses(scene.Bo.Actor, 2);

        Task<Result<long?>> Hide(string stamp) => scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, "Insults", stamp, default);
        Task<Result<long?>> Show(string stamp) => scene.Decisions.Restore(scene.Mia.Actor, scene.ReplySubject, "None", stamp, default);
        async Task<string> Stamp() => (await scene.Portal.Get<ModeratedThings>().Look(scene.Mia.Actor, [scene.ReplySubject], default))[scene.ReplySubject].Stamp;
    }

    [Theory, BothDatabases]
    public async Task Hiding_from_the_watch_leaves_to_its_owner_what_has_one(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        Assert.True((await scene.Decisions.Assign(scene.Mia.Actor, it.Id, scene.Max.Id, null, default)).Done);
        Assert.Equal("taken-by-other", (await scene.Decisions.Hide(scene.Mia.Actor, scene.ReplySubject, "Insults", null, default)).Problem?.Code);
        Assert.True(await scene.Sees(scene.Bo.Actor, 2));
        Assert.True((await scene.Decisions.Hide(scene.Max.Actor, scene.ReplySubject, "Insults", null, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task What_a_moderator_deletes_of_somebody_else_is_hidden_by_a_decision_that_is_explained_can_be_appealed_and_taken_back(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (portal, posts) = (scene.Portal, scene.Portal.Get<Posts>());
        Assert.Equal((false, true), await Offered(scene.Mia));
        Assert.Equal((true, false), await Offered(scene.Ana));
        Assert.Equal((false, false), await Offered(scene.Bo));

        Assert.True((await posts.Delete(scene.Mia.Actor, scene.Reply.PostId, null, default)).Done);
        await scene.Misses(scene.Bo.Actor, 2);
        var it = await scene.TheCase();
        Assert.Equal("hidden", it.Outcome);
        Assert.Contains(await portal.Told(scene.Ana), n => n is { Kind: NotificationKind.Moderation, Form: "Hidden" });
        var mine = Assert.Single((await portal.Get<MyStanding>().Read(scene.Ana.Actor, Cursor.Start, default)).Value.Items);
        Assert.Equal((true, "A moderator found that it does not belong here."), (mine.MayAppeal, mine.Reason));

        Assert.True((await scene.Decisions.Undo(scene.Mia.Actor, it.Id, null, default)).Done);
        await scene.Shows(scene.Bo.Actor, 2);
        Assert.True((await posts.Delete(scene.Max.Actor, scene.First.PostId, "Spam", default)).Done);
        Assert.Equal("Spam", (await scene.TheCase(new("post", scene.First.PostId))).Decision?.Reason);
        await scene.Misses(scene.Bo.Actor, 1);
        Assert.Null(await portal.Get<TopicViews>().Read(scene.Bo.Actor, scene.First.TopicId, 1, 0, default));

        async Task<(bool Delete, bool Hide)> Offered(Member reader)
        {
            var reading = await portal.Read(reader, scene.First);
            var rights = reading.Mine.On(reading.View.Head, reading.View.Posts[^1]);
            return (rights.Delete, rights.Hide);
        }
    }

    [Theory, BothDatabases]
    public async Task A_hidden_post_that_is_deleted_and_restored_is_counted_once(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        await HideReply(scene, async () => Assert.True((await scene.Portal.Get<Posts>().Delete(scene.Ana.Actor, scene.Reply.PostId, null, default)).Done));
        Assert.Equal(1, (await Topic(scene)).PostCount);
        Assert.True((await scene.Decisions.Restore(scene.Max.Actor, scene.ReplySubject, "Deleted anyway", null, default)).Done);
        Assert.Equal(1, (await Topic(scene)).PostCount);
        await scene.Misses(scene.Bo.Actor, 2);
        Assert.True((await Withheld(scene)).Stored);
    }

    [Theory, BothDatabases]
    public async Task The_watch_shows_new_posts_newest_first_and_answers_in_place(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var watch = scene.Portal.Get<Watch>();
        await scene.Portal.TakenIn();
        var river = (await watch.Read(scene.Mia.Actor, new(), WatchFrom.Start(new()), Watch.Most, default)).Value.Rows.Where(r => r.Writer.Id == scene.Ana.Id).ToList();
        Assert.Equal([scene.Reply.PostId, scene.First.PostId], river.Select(i => i.Subject.Id));
        Assert.Contains(Scene.Rude, river[0].Item.Html.Value);

        Assert.True((await watch.Answer(scene.Mia.Actor, scene.ReplySubject, "Please stay friendly", "k1", default)).Done);
        Assert.True((await watch.Answer(scene.Mia.Actor, scene.ReplySubject, "Please stay friendly", "k1", default)).Done);
        var page = (await scene.Portal.Get<TopicViews>().Read(scene.Bo.Actor, scene.First.TopicId, 1, 0, default))!.View;
        Assert.Equal((3, scene.Reply.PostId), (page.Posts.Count, page.Posts[2].ReplyToId));
    }

    static async Task HideReply(Scene scene, Func<Task>? meanwhile = null)
    {
        var it = await scene.Flagged();
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done);
        if (meanwhile is not null) await meanwhile();
        Assert.True((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Hidden, "Insults"), default)).Done);
    }

    static async Task<Topic> Topic(Scene scene)
    {
        await using var db = scene.Portal.Get<Database>().Open();
        return await db.Set<Topic>().SingleAsync(t => t.Id == scene.First.TopicId);
    }

    /// <summary>Whether the reply's news are withheld in the outbox and, soon, in the log that the hub replays from.</summary>
    static async Task<(bool Stored, bool Replayed)> Withheld(Scene scene)
    {
        await using var db = scene.Portal.Get<Database>().Open();
        var about = scene.ReplySubject.ToString();
        var stored = await db.Set<NewsRow>().Where(n => n.About == about).AllAsync(n => n.Withheld);
        var log = scene.Portal.Get<NewsLog>();
        bool Replayed() => log.After($"topic:{scene.First.TopicId}", 0).Where(n => n.About == about).Select(n => n.Withheld).DefaultIfEmpty(!stored).All(w => w);
        await Eventually.Within(2, () => Task.FromResult(Replayed() == stored), "the log withholds what the outbox withholds");
        return (stored, Replayed());
    }
}
