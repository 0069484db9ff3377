using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Features.Forum;
using Portal.Platform.Jobs;

namespace Portal.Tests.Features.Forum;

/// <summary>Questions to which nothing was promised, in the moderators' queue.</summary>
public class UnansweredTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_question_that_nobody_answers_is_in_the_queue_after_a_day_weighs_more_from_day_to_day_and_goes_with_an_answer(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Forum:UnansweredAfterHours=24"]);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var (alone, answered, chat) = (await portal.StartTopic(ana), await portal.StartTopic(ana), await portal.StartTopic(ana, kind: TopicKind.Discussion));
        foreach (var topic in new[] { alone, answered }) await Begun(portal, topic);
        await portal.Reply(ana, alone, "Anybody?");
        await portal.Reply(bo, answered, "Shake it.");
        portal.Clock.Advance(TimeSpan.FromHours(23));
        await Keep(portal);
        Assert.Empty(await Queued(portal, mo));

        portal.Clock.Advance(TimeSpan.FromHours(2));
        await Task.WhenAll(Keep(portal), Keep(portal));
        var it = Assert.Single(await Queued(portal, mo));
        Assert.Equal((alone.TopicId, 1, null), (it.Subject.Id, it.Weight, it.Refusal));
        Assert.Equal([Outcome.Answered, Outcome.Unneeded], it.Outcomes);
        Assert.Equal(WorkState.New, await StateOf(portal, answered)); // members answered it, and nobody wants more
        portal.Clock.Advance(TimeSpan.FromHours(50));
        await Keep(portal);
        Assert.Equal(3, Assert.Single(await Queued(portal, mo)).Weight);
        portal.Clock.Advance(TimeSpan.FromDays(20));
        await Keep(portal);
        Assert.Equal(QuestionWeight.Most, Assert.Single(await Queued(portal, mo)).Weight);

        await portal.Reply(bo, alone, "Shake it.");
        await Eventually.True(async () => (await Queued(portal, mo)).Count == 0, "an answer by anybody closes the case");
        Assert.DoesNotContain(chat.TopicId, (await portal.Get<Database>().Read(db => db.Set<TopicWork>().Select(w => w.Id).ToListAsync())));
        Assert.Equal("", portal.Errors.Take());
    }

    [Theory, BothDatabases]
    public async Task It_is_claimed_handed_over_called_done_and_opened_again_and_its_topic_goes_along(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Forum:UnansweredAfterHours=24"]);
        var (ana, mo, max, lena) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("lena", Roles.Agent));
        var (topic, decisions) = (await portal.StartTopic(ana, "Where is the switch?"), portal.Get<Decisions>());
        await Begun(portal, topic);
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await Keep(portal);
        var it = Assert.Single(await Queued(portal, mo));

        Assert.True((await decisions.Claim(mo.Actor, it.Id, default)).Done);
        Assert.Equal(ProblemKind.Conflict, (await decisions.Claim(max.Actor, it.Id, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await decisions.Claim(lena.Actor, it.Id, default)).Problem?.Kind); // agents work on it where it stands
        Assert.True((await decisions.Assign(mo.Actor, it.Id, max.Id, "You know it", default)).Done);
        Assert.Equal(max.Id, (await portal.Get<WorkViews>().Find(lena.Actor, topic.TopicId, default)).Value.Owner?.Id);
        Assert.True((await portal.Get<TopicWorks>().HandOver(lena.Actor, topic.TopicId, null, null, null, default)).Done);
        Assert.Null((await portal.Get<Queue>().Find(mo.Actor, it.Id, default)).Value.Owner);

        Assert.True((await decisions.Claim(mo.Actor, it.Id, default)).Done);
        Assert.Equal(ProblemKind.Invalid, (await decisions.Decide(mo.Actor, it.Id, new(Outcome.Hidden), default)).Problem?.Kind);
        Assert.True((await decisions.Decide(mo.Actor, it.Id, new(Outcome.Unneeded, "Found it"), default)).Done);
        Assert.Equal(WorkState.Done, await StateOf(portal, topic));
        var closed = (await portal.Get<Queue>().Find(mo.Actor, it.Id, default)).Value;
        Assert.Equal((CaseState.Closed, "unneeded", Outcome.Unneeded), (closed.State, closed.Outcome, closed.Decision!.Outcome));
        Assert.True((await decisions.Undo(mo.Actor, it.Id, null, default)).Done);
        Assert.Equal(WorkState.WaitingForUs, await StateOf(portal, topic));
        Assert.Equal(it.Id, Assert.Single(await Queued(portal, mo)).Id);

        // What came of it since is not undone.
        Assert.True((await decisions.Claim(mo.Actor, it.Id, default)).Done);
        Assert.True((await decisions.Decide(mo.Actor, it.Id, new(Outcome.Answered), default)).Done);
        Assert.True((await portal.Get<TopicWorks>().SetState(lena.Actor, topic.TopicId, WorkState.WaitingForCustomer, null, null, default)).Done);
        Assert.Equal("changed-since-decision", (await decisions.Undo(mo.Actor, it.Id, null, default)).Problem?.Code);
        Assert.Equal("", portal.Errors.Take());
    }

    [Fact]
    public void Without_a_setting_it_is_a_day() => Assert.Equal(TimeSpan.FromHours(24), ForumSettings.Read(new ConfigurationBuilder().Build()).UnansweredAfter);

    private static Task Keep(TestPortal portal) => portal.Get<IEnumerable<IJob>>().Single(j => j.Name == "question-promises").Run(default);

    private static async Task<IReadOnlyList<QueuedCase>> Queued(TestPortal portal, Member moderator) =>
        (await portal.Get<Queue>().Read(moderator.Actor, new(Kind: CaseKind.Question), QueueCursor.Start, 10, default)).Value.Items;

    private static Task<WorkState> StateOf(TestPortal portal, PostPlace topic) => portal.Get<Database>().Read(db => db.Set<TopicWork>().Where(w => w.Id == topic.TopicId).Select(w => w.State).SingleAsync());

    private static Task Begun(TestPortal portal, PostPlace topic) =>
        Eventually.True(() => portal.Get<Database>().Read(db => db.Set<TopicWork>().AnyAsync(w => w.Id == topic.TopicId)), "the work on it has begun");
}
