using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Forum;

/// <summary>What is undone obeys the rules of the deed that does it, and only while the topic is as the change left it; what is set for later waits its turn.</summary>
public class KeepingUndoTests(Portals portals)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Nobody_gets_by_undoing_what_the_deed_itself_would_refuse(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, host, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("host"), await portal.NewMember("mo", Roles.Moderator));
        var names = portal.Get<TopicNames>();
        var topic = await portal.StartTopic(ana, kind: TopicKind.Discussion);
        var asked = (await names.Rename(mo.Actor, topic.TopicId, new(Kind: TopicKind.Question), null, Ct)).Value;
        Assert.Equal(ProblemKind.Refused, (await Undo(portal, ana, asked)).Problem?.Kind); // an author does not change the kind
        var answer = await portal.Reply(bo, topic, "An answer");
        await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, answer.PostId, Ct);
        Assert.Equal("kind-has-answer", (await Undo(portal, mo, asked)).Problem?.Code);

        var board = (await portal.NewClub(host)).BoardId;
        var topics = new List<PostPlace>();
        for (var i = 0; i <= TopicStates.MostPinned; i++) topics.Add((await portal.Get<Topics>().Start(host.Actor, new(board, TopicKind.Discussion, $"Topic {i}", "b"), null, Ct)).Value);
        var states = portal.Get<TopicStates>();
        await states.Pin(mo.Actor, topics[0].TopicId, TopicPin.Everywhere, null, null, Ct);
        var unpinned = (await states.Unpin(host.Actor, topics[0].TopicId, null, Ct)).Value;
        Assert.Equal(ProblemKind.Refused, (await Undo(portal, host, unpinned)).Problem?.Kind);
        Assert.False((await Line(portal, host, unpinned)).CanUndo);
        Assert.True((await Line(portal, mo, unpinned)).CanUndo);

        var came = (await portal.Get<TopicMoves>().Move(mo.Actor, (await portal.StartTopic(ana)).TopicId, board, null, Ct)).Value;
        Assert.Equal(ProblemKind.Refused, (await Undo(portal, host, came)).Problem?.Kind); // hosts keep no order where it came from
        Assert.False((await Line(portal, host, came)).CanUndo);
        Assert.True((await Line(portal, mo, came)).CanUndo);
        Assert.True((await Undo(portal, mo, came)).Done);
        Assert.Equal("undo-too-late", (await Undo(portal, mo, came)).Problem?.Code);

        foreach (var place in topics.Take(TopicStates.MostPinned)) Assert.True((await states.Pin(host.Actor, place.TopicId, TopicPin.Category, null, null, Ct)).Done);
        var freed = (await states.Unpin(host.Actor, topics[0].TopicId, null, Ct)).Value;
        await states.Pin(host.Actor, topics[^1].TopicId, TopicPin.Category, null, null, Ct);
        Assert.Equal("too-many-pinned", (await Undo(portal, host, freed)).Problem?.Code);
        await states.Unpin(host.Actor, topics[^1].TopicId, null, Ct);
        Assert.True((await Undo(portal, host, freed)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_change_is_undone_only_while_the_topic_is_as_it_left_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (names, states, now) = (portal.Get<TopicNames>(), portal.Get<TopicStates>(), portal.Clock.GetUtcNow().UtcDateTime);
        var topic = await portal.StartTopic(ana, tags: ["ink"]);
        List<Kept> changes =
        [
            (await names.Rename(ana.Actor, topic.TopicId, new(Tags: ["墨水", "ink"]), null, Ct)).Value, (await names.Rename(ana.Actor, topic.TopicId, new(Tags: ["b-b", "paper", "a"]), null, Ct)).Value,
            (await states.Pin(mo.Actor, topic.TopicId, TopicPin.Category, now.AddDays(1), null, Ct)).Value, (await states.Pin(mo.Actor, topic.TopicId, TopicPin.Category, now.AddDays(2), null, Ct)).Value,
            (await states.Close(mo.Actor, topic.TopicId, new(Until: now.AddDays(1)), "Rest", Ct)).Value, (await states.Close(mo.Actor, topic.TopicId, new(Until: now.AddDays(2)), "Longer", Ct)).Value,
        ];
        Assert.DoesNotContain(changes, c => c.ChangeId == 0);
        Assert.Equal(0, (await states.Close(mo.Actor, topic.TopicId, new(Until: now.AddDays(2)), "Longer", Ct)).Value.ChangeId);
        foreach (var earlier in new[] { 0, 2, 4 }) Assert.Equal("undo-too-late", (await Undo(portal, mo, changes[earlier])).Problem?.Code);

        foreach (var change in Enumerable.Reverse(changes))
        {
            Assert.True((await Line(portal, mo, change)).CanUndo);
            Assert.True((await Undo(portal, mo, change)).Done);
        }

        var head = (await portal.Read(ana, topic)).View.Head;
        Assert.Equal((TopicState.Plain, "ink"), (head.State, head.Tags.Single()));
    }

    [Theory, BothDatabases]
    public async Task Another_end_is_logged_and_what_is_set_for_later_waits_in_the_archive_and_while_the_topic_is_merged(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (topic, other, states) = (await portal.StartTopic(ana), await portal.StartTopic(ana), portal.Get<TopicStates>());
        var now = portal.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1);
        await states.Close(mo.Actor, topic.TopicId, new(now.AddHours(1)), null, Ct);
        var later = (await states.Close(mo.Actor, topic.TopicId, new(now.AddHours(2)), null, Ct)).Value;
        var stopped = (await states.Open(mo.Actor, topic.TopicId, null, null, Ct)).Value;
        Assert.Equal([AuditAction.TopicTimed, AuditAction.TopicTimed, AuditAction.TopicTimed], await Logged(portal, topic.TopicId));
        Assert.True((await Undo(portal, mo, stopped)).Done);
        Assert.Equal(now.AddHours(2), await ClosesAt());
        portal.Clock.Advance(now.AddMinutes(90) - portal.Clock.GetUtcNow().UtcDateTime); // the first end is past by now
        Assert.Equal("undo-too-late", (await Undo(portal, mo, later)).Problem?.Code);

        await states.Archive(mo.Actor, topic.TopicId, null, Ct);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await KeepingTests.Due(portal);
        Assert.False(await IsClosed());
        await states.Unarchive(mo.Actor, topic.TopicId, null, Ct);
        await KeepingTests.Due(portal);
        Assert.True(await IsClosed());

        now = portal.Clock.GetUtcNow().UtcDateTime;
        await states.Pin(mo.Actor, topic.TopicId, TopicPin.Category, now.AddHours(1), null, Ct);
        var merged = (await portal.Get<PostMoves>().Merge(mo.Actor, topic.TopicId, other.TopicId, null, Ct)).Value;
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await KeepingTests.Due(portal);
        Assert.Equal(TopicPin.Category, await portal.Get<Database>().Read(db => db.Set<Topic>().Where(t => t.Id == topic.TopicId).Select(t => t.Pin).SingleAsync(Ct)));
        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, other.TopicId, merged.ChangeId, Ct)).Done);
        Assert.True(await IsClosed());
        await KeepingTests.Due(portal);
        Assert.Null((await State()).Pin);

        async Task<TopicState> State() => (await portal.Read(ana, topic)).View.Head.State;
        async Task<DateTime?> ClosesAt() => (await State()).ClosesAt;
        async Task<bool> IsClosed() => (await State()).IsClosed;
    }

    static Task<Result<Kept>> Undo(TestPortal portal, Member who, Kept change) => portal.Get<KeepingUndo>().Undo(who.Actor, change.TopicId, change.ChangeId, Ct);

    static async Task<TopicHistoryLine> Line(TestPortal portal, Member who, Kept change) =>
        (await portal.Get<TopicHistory>().Read(who.Actor, change.TopicId, Ct)).Value.Single(l => l.Note.Id == change.ChangeId);

    static Task<List<AuditAction>> Logged(TestPortal portal, long topicId) =>
        portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Subject == $"topic:{topicId}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Ct));
}
