using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Platform.Jobs;
using Portal.Platform.Live;
using Portal.Platform.Outbox;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class WorkTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_question_moves_by_itself_with_who_writes_and_with_the_accepted_answer(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, lena) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("lena", Roles.Agent));
        var topic = await portal.StartTopic(ana);
        await Stands(portal, topic, WorkState.New);
        await portal.Reply(bo, topic, "Me too.");
        await portal.Reply(ana, topic, "More about it.");
        await portal.Reply(lena, topic, "Try this.");
        await Stands(portal, topic, WorkState.WaitingForCustomer); // and nothing before moved it
        await portal.Reply(ana, topic, "That did not help.");
        await Stands(portal, topic, WorkState.WaitingForUs);
        var answer = await portal.Reply(lena, topic, "Then this.");
        await Stands(portal, topic, WorkState.WaitingForCustomer);
        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, answer.PostId, default)).Done);
        await Stands(portal, topic, WorkState.Done);

        await portal.Reply(ana, topic, "Thank you!");
        var later = await portal.StartTopic(ana);
        await Stands(portal, later, WorkState.New); // told after the thanks
        await Stands(portal, topic, WorkState.Done);
        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, null, default)).Done);
        await Stands(portal, topic, WorkState.WaitingForUs);
    }

    [Theory, BothDatabases]
    public async Task A_question_that_was_answered_before_the_portal_looked_is_done_and_the_thanks_do_not_open_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, lena) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent));
        var topic = await portal.StartTopic(ana);
        await Stands(portal, topic, WorkState.New);
        var answer = await portal.Reply(lena, topic, "Descale it.");
        await Stands(portal, topic, WorkState.WaitingForCustomer);
        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, answer.PostId, default)).Done);

        await portal.Get<Database>().Write<Nothing>(async db => { await db.Set<TopicWork>().Where(w => w.Id == topic.TopicId).ExecuteDeleteAsync(); return default(Nothing); }, default);
        var news = await portal.Get<Database>().Read(db => db.Set<NewsRow>().Where(n => n.Type == "topic-started" || n.Type == "reply-posted").OrderBy(n => n.Seq).ToListAsync());
        var thanks = await portal.Reply(ana, topic, "Thank you!");
        news.Add(await portal.Get<Database>().Read(db => db.Set<NewsRow>().SingleAsync(n => n.About == $"post:{thanks.PostId}" && n.Type == "reply-posted")));
        await portal.Get<IEnumerable<INewsConsumer>>().Single(c => c.Name == "forum-follow-up").Handle([.. news.Where(n => Of(n.Item) == topic.TopicId)], default);
        await Stands(portal, topic, WorkState.Done);

        static long? Of(object? item) => item switch { TopicStarted started => started.TopicId, ReplyPosted reply => reply.TopicId, _ => null };
    }

    [Theory, BothDatabases]
    public async Task Members_find_nothing_of_it_in_pages_answers_and_news_and_staff_do(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, lena, mo) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        await Stands(portal, topic, WorkState.New);
        await using var staffEar = await portal.Listen(lena);
        await using var askerEar = await portal.Listen(ana);
        await staffEar.Subscribe("questions");
        await askerEar.Subscribe($"topic:{topic.TopicId}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => askerEar.Subscribe("questions"));
        Assert.True((await portal.Get<TopicWorks>().SetState(lena.Actor, topic.TopicId, WorkState.LookedAt, "a note among us", null, default)).Done);
        await staffEar.Hear(told => told.Type == "work-changed" && told.Data.GetProperty("topicId").GetInt64() == topic.TopicId);

        foreach (var staff in new[] { lena, mo })
        {
            using var api = await portal.Api(staff);
            var work = (await api.Ask($"topics/{topic.TopicId}/work")).Is(200).Json;
            Assert.Equal(("looked-at", "a note among us"), (work.GetProperty("state").GetString(), work.GetProperty("history")[0].GetProperty("note").GetString()));
            (await api.Ask("desk/questions?state=looked-at&limit=100")).Is(200);
        }

        var (member, visitor) = (await portal.Api(ana), portal.Address.Api());
        foreach (var address in new[] { $"topics/{topic.TopicId}/work", "desk/questions" })
        {
            (await member.Ask(address)).IsProblem(403);
            (await visitor.Ask(address)).IsProblem(401);
        }

        (await member.Post($"topics/{topic.TopicId}/work/state", new { state = "done" })).IsProblem(403);
        (await member.Post($"topics/{topic.TopicId}/work/take")).IsProblem(403);
        using var page = await portal.SignedIn(ana);
        foreach (var text in new[] { await page.GetStringAsync(topic.Url), await member.GetStringAsync($"topics/{topic.TopicId}"), await member.GetStringAsync($"topics/{topic.TopicId}/posts"), await member.GetStringAsync("me/export") })
            Assert.DoesNotContain(["looked-at", "LookedAt", "Looked at", "a note among us", "Staff only"], word => text.Contains(word));
        Assert.DoesNotContain(askerEar.Events, told => told.Type.StartsWith("work", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task One_takes_a_topic_hands_it_over_and_without_the_role_it_waits_for_everybody_again(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, lena, wei, works) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent), await portal.NewMember("wei", Roles.Agent), portal.Get<TopicWorks>());
        var topic = await portal.StartTopic(ana, kind: TopicKind.Discussion); // any topic can be taken up
        var taken = await Task.WhenAll(works.Take(lena.Actor, topic.TopicId, default), works.Take(wei.Actor, topic.TopicId, default));
        Assert.Equal("taken-by-other", Assert.Single(taken, t => !t.Done).Problem!.Code);
        var (first, second) = taken[0].Done ? (lena, wei) : (wei, lena);
        Assert.Equal("no-colleague", (await works.HandOver(first.Actor, topic.TopicId, ana.Id, null, null, default)).Problem?.Code);
        Assert.True((await works.HandOver(first.Actor, topic.TopicId, second.Id, "Yours.", null, default)).Done);
        Assert.Equal(second.Id, (await Work(portal, lena, topic)).Owner?.Id);
        var mine = (await portal.Get<WorkViews>().Read(second.Actor, new(WorkState.New, second.Id), Cursor.Start, 10, default)).Value;
        Assert.Contains(mine.Items, row => row.Id == topic.TopicId);

        Assert.True((await portal.Get<StandingDeeds>().SetRoles((await portal.NewMember("ada", Roles.Admin)).Actor, second.Id, Roles.None, default)).Done);
        Assert.Null((await Work(portal, first, topic)).Owner);
        Assert.Equal(Problem.NotAllowed, (await works.Take(second.Actor, topic.TopicId, default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_change_the_state_at_once_the_second_is_told(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, topic, works) = (await portal.NewMember("lena", Roles.Agent), await portal.StartTopic(await portal.NewMember("ana")), portal.Get<TopicWorks>());
        await Stands(portal, topic, WorkState.New);
        var seen = (await Work(portal, lena, topic)).Version;
        var set = await Task.WhenAll(works.SetState(lena.Actor, topic.TopicId, WorkState.LookedAt, null, seen, default), works.SetState(lena.Actor, topic.TopicId, WorkState.Done, null, seen, default));
        Assert.Equal(Problem.Changed, Assert.Single(set, s => !s.Done).Problem);
    }

    [Theory, BothDatabases]
    public async Task A_question_that_its_category_promised_to_answer_becomes_ours_then_one_case_which_an_answer_closes(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, ana, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent));
        var (general, promises) = ((await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id, portal.Get<Promises>());
        var before = await portal.StartTopic(ana);
        await Stands(portal, before, WorkState.New);
        Assert.Equal(Problem.NotAllowed, (await promises.Set(lena.Actor, general, 4, 24, default)).Problem);
        Assert.Equal("promise-too-short", (await promises.Set(ada.Actor, general, 24, 4, default)).Problem?.Code);
        Assert.Equal("hours-out-of-bounds", (await promises.Set(ada.Actor, general, 0, 4, default)).Problem?.Code);
        Assert.True((await promises.Set(ada.Actor, general, 4, 24, default)).Done);
        var (late, answered, settled, hidden) = (await portal.StartTopic(ana), await portal.StartTopic(ana), await portal.StartTopic(ana), await portal.StartTopic(ana));
        foreach (var topic in new[] { late, answered, settled, hidden }) await Stands(portal, topic, WorkState.New);
        await portal.Reply(await portal.NewMember("bo"), late, "A guess.");
        var answer = await portal.Reply(await portal.NewMember("bo"), settled, "Shake it.");
        await portal.Get<Topics>().Accept(ana.Actor, settled.TopicId, answer.PostId, default);
        await portal.SetHidden(hidden.PostId);

        portal.Clock.Advance(TimeSpan.FromHours(5));
        await Keep(portal);
        await Stands(portal, late, WorkState.WaitingForUs);
        Assert.Empty(await Cases(portal));
        await portal.Reply(lena, answered, "Like this.");
        await Stands(portal, answered, WorkState.WaitingForCustomer);

        portal.Clock.Advance(TimeSpan.FromHours(20));
        await Task.WhenAll(Keep(portal), Keep(portal));
        await Keep(portal);
        var it = Assert.Single(await Cases(portal));
        Assert.Equal(($"topic:{late.TopicId}", CaseState.Open), (it.Subject, it.State));
        var row = Assert.Single((await portal.Get<WorkViews>().Read(lena.Actor, new(null), Cursor.Start, 10, default)).Value.Items);
        Assert.Equal((late.TopicId, true, it.Due), (row.Id, row.Overdue, row.Due));
        var mo = await portal.NewMember("mo", Roles.Moderator);
        var queued = Assert.Single((await portal.Get<Queue>().Read(mo.Actor, new(Kind: CaseKind.Question), QueueCursor.Start, 10, default)).Value.Items); // moderators see it, with the way to it
        Assert.Equal((late.TopicId, late.Url.Split('#')[0]), (queued.Subject.Id, queued.Words.WorkUrl));
        Assert.True((await portal.Get<TopicWorks>().Take(lena.Actor, late.TopicId, default)).Done);
        Assert.Equal(lena.Id, Assert.Single(await Cases(portal)).AssigneeId);

        await portal.Reply(lena, late, "Sorry that it took so long.");
        await Eventually.True(async () => (await Cases(portal)).Single() is { State: CaseState.Closed, Outcome: "answered" }, "the answer closes the case");
        portal.Clock.Advance(TimeSpan.FromHours(100));
        await portal.SetHidden(hidden.PostId, hidden: false);
        await Keep(portal);
        Assert.Equal([CaseState.Closed, CaseState.Open], (await Cases(portal)).Select(c => c.State)); // what came back is late, and nothing twice
        Assert.Equal(WorkState.New, (await Work(portal, lena, before)).State); // nothing was promised to it
        Assert.Equal("", portal.Errors.Take());
    }

    [Theory, BothDatabases]
    public async Task What_staff_take_up_before_the_portal_does_has_the_same_promise_and_none_that_was_broken_before(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, ana, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent));
        Assert.True((await portal.Get<Promises>().Set(ada.Actor, (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id, 4, 24, default)).Done);
        var (early, old, chat) = (await portal.StartTopic(ana), await portal.StartTopic(ana), await portal.StartTopic(ana, kind: TopicKind.Discussion));
        foreach (var topic in new[] { early, old }) await Stands(portal, topic, WorkState.New);
        await portal.Get<Database>().Write<Nothing>(async db => { await db.Set<TopicWork>().ExecuteDeleteAsync(); return default(Nothing); }, default); // as before the portal came to it
        Assert.True((await portal.Get<TopicWorks>().SetState(lena.Actor, early.TopicId, WorkState.LookedAt, null, null, default)).Done);
        Assert.True((await portal.Get<TopicWorks>().Take(lena.Actor, chat.TopicId, default)).Done);
        var asked = await portal.Get<Database>().Read(db => db.Set<Topic>().Where(t => t.Id == early.TopicId).Select(t => t.CreatedAt).SingleAsync());
        var its = await Stored(early);
        Assert.Equal((WorkState.LookedAt, asked.AddHours(4), asked.AddHours(24)), (its.State, its.OursAt, its.DueAt));

        portal.Clock.Advance(TimeSpan.FromHours(30));
        Assert.True((await portal.Get<TopicWorks>().Take(lena.Actor, old.TopicId, default)).Done);
        its = await Stored(old);
        Assert.Equal((null, null), (its.OursAt, its.DueAt));
        Assert.Null((await Stored(chat)).DueAt);
        await Keep(portal);
        Assert.Equal($"topic:{early.TopicId}", Assert.Single(await Cases(portal)).Subject);

        Task<TopicWork> Stored(PostPlace topic) => portal.Get<Database>().Read(db => db.Set<TopicWork>().SingleAsync(w => w.Id == topic.TopicId));
    }

    [Theory, BothDatabases]
    public async Task An_answer_that_goes_from_view_or_elsewhere_opens_its_question_again_and_settles_it_where_it_comes_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        var answer = await portal.Reply(bo, topic, "Shake it.");
        await Stands(portal, topic, WorkState.New);
        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, answer.PostId, default)).Done);
        await Stands(portal, topic, WorkState.Done);

        await portal.SetHidden(answer.PostId);
        await Stands(portal, topic, WorkState.WaitingForUs);
        await portal.SetHidden(answer.PostId, hidden: false);
        await Stands(portal, topic, WorkState.Done);
        var split = (await portal.Get<PostMoves>().Split(mo.Actor, topic.TopicId, new([answer.PostId], "Apart"), null, null, default)).Value;
        await Stands(portal, topic, WorkState.WaitingForUs);
        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, split.ChangeId, default)).Done);
        await Stands(portal, topic, WorkState.Done);

        // What staff called done for reasons of their own stays so, whatever else is moved.
        var (other, note) = (await portal.StartTopic(ana), await portal.Reply(bo, topic, "By the way"));
        await Stands(portal, other, WorkState.New);
        Assert.True((await portal.Get<TopicWorks>().SetState(mo.Actor, other.TopicId, WorkState.Done, null, null, default)).Done);
        Assert.True((await portal.Get<PostMoves>().Split(mo.Actor, topic.TopicId, new([note.PostId], IntoTopicId: other.TopicId), null, null, default)).Done);
        await Stands(portal, await portal.StartTopic(ana), WorkState.New); // told after that
        await Stands(portal, other, WorkState.Done);

        // So does a question whose answer once went where something else goes now.
        var (more, apart) = (await portal.Reply(bo, topic, "And this"), await portal.StartTopic(mo));
        Assert.True((await portal.Get<PostMoves>().Split(mo.Actor, topic.TopicId, new([answer.PostId], IntoTopicId: apart.TopicId), null, null, default)).Done);
        await Stands(portal, topic, WorkState.WaitingForUs);
        Assert.True((await portal.Get<TopicWorks>().SetState(mo.Actor, topic.TopicId, WorkState.Done, null, null, default)).Done);
        Assert.True((await portal.Get<PostMoves>().Split(mo.Actor, topic.TopicId, new([more.PostId], IntoTopicId: apart.TopicId), null, null, default)).Done);
        await Stands(portal, await portal.StartTopic(ana), WorkState.New);
        await Stands(portal, topic, WorkState.Done);
    }

    [Theory, BothDatabases]
    public async Task The_work_on_a_topic_that_is_merged_away_ends_with_its_case_and_goes_on_when_it_comes_back(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, ana, mo) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        Assert.True((await portal.Get<Promises>().Set(ada.Actor, (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id, 4, 24, default)).Done);
        var (from, into) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        foreach (var topic in new[] { from, into }) await Stands(portal, topic, WorkState.New);
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await Keep(portal);
        Assert.Equal(2, (await Cases(portal)).Count(c => c.State == CaseState.Open));

        var kept = (await portal.Get<PostMoves>().Merge(mo.Actor, from.TopicId, into.TopicId, null, default)).Value;
        await Stands(portal, from, WorkState.Done);
        Assert.Equal($"topic:{into.TopicId}", Assert.Single(await Cases(portal), c => c.State == CaseState.Open).Subject);
        await Stands(portal, into, WorkState.WaitingForUs);
        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, into.TopicId, kept.ChangeId, default)).Done);
        await Stands(portal, from, WorkState.WaitingForUs);
        Assert.Equal("", portal.Errors.Take());
    }

    [Theory, BothDatabases]
    public async Task Who_is_no_longer_of_the_staff_looks_after_nothing_not_even_what_is_done_and_the_history_says_so(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, wei, topic, works) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("wei", Roles.Agent), await portal.StartTopic(await portal.NewMember("ana")), portal.Get<TopicWorks>());
        Assert.True((await works.Take(lena.Actor, topic.TopicId, default)).Done);
        Assert.True((await works.SetState(lena.Actor, topic.TopicId, WorkState.Done, null, null, default)).Done);
        Assert.Equal(lena.Id, (await Work(portal, wei, topic)).Owner?.Id);
        var before = (await Work(portal, wei, topic)).History.Count;
        Assert.True((await portal.Get<StandingDeeds>().SetRoles((await portal.NewMember("ada", Roles.Admin)).Actor, lena.Id, Roles.None, default)).Done);
        var work = await Work(portal, wei, topic);
        Assert.Equal((null, WorkState.Done, before + 1), (work.Owner?.Id, work.State, work.History.Count));
    }

    [Theory, BothDatabases]
    public async Task An_archived_question_breaks_no_promise(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, ana, mo) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        Assert.True((await portal.Get<Promises>().Set(ada.Actor, (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id, 4, 24, default)).Done);
        var (archived, open) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        foreach (var topic in new[] { archived, open }) await Stands(portal, topic, WorkState.New);
        Assert.True((await portal.Get<TopicStates>().Archive(mo.Actor, archived.TopicId, null, default)).Done);
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await Keep(portal);
        Assert.Equal($"topic:{open.TopicId}", Assert.Single(await Cases(portal)).Subject);
        await Stands(portal, archived, WorkState.New);
    }

    [Theory, BothDatabases]
    public async Task The_list_of_staff_goes_on_by_its_cursor_who_waits_longest_first(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, lena) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent));
        var made = new List<long>();
        for (var i = 0; i < 5; i++) made.Add((await portal.StartTopic(ana, $"Question {i}")).TopicId);
        foreach (var id in made) Assert.True((await portal.Get<TopicWorks>().SetState(lena.Actor, id, WorkState.LookedAt, null, null, default)).Done);
        using var api = await portal.Api(lena);
        Assert.Equal(made, await Listed("looked-at"));
        foreach (var id in made) Assert.True((await portal.Get<TopicWorks>().SetState(lena.Actor, id, WorkState.Done, null, null, default)).Done);
        Assert.Equal(made.AsEnumerable().Reverse(), await Listed("done"));

        async Task<List<long>> Listed(string state)
        {
            var found = new List<long>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = (await api.Ask($"desk/questions?state={state}&limit=2&cursor={cursor}")).Is(200);
                found.AddRange(page.Items.Select(t => t.GetProperty("topicId").GetInt64()));
                cursor = page.Next;
            }

            return found;
        }
    }

    private static Task Keep(TestPortal portal) => portal.Get<IEnumerable<IJob>>().Single(j => j.Name == "question-promises").Run(default);

    private static Task<List<Case>> Cases(TestPortal portal) => portal.Get<Database>().Read(db => db.Set<Case>().Where(c => c.Kind == CaseKind.Question).OrderBy(c => c.Id).ToListAsync());

    private static async Task<WorkView> Work(TestPortal portal, Member staff, PostPlace topic) => (await portal.Get<WorkViews>().Find(staff.Actor, topic.TopicId, default)).Value;

    private static Task Stands(TestPortal portal, PostPlace topic, WorkState state) => Eventually.True(
        () => portal.Get<Database>().Read(db => db.Set<TopicWork>().AnyAsync(w => w.Id == topic.TopicId && w.State == state)), $"the topic is {state}");
}
