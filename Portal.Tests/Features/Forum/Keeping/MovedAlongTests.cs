using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Platform.Data;

namespace Portal.Tests.Features.Forum;

/// <summary>What belongs to posts that are moved: the answer that one of them is, who wrote them, the time of the newest, the poll above them.</summary>
public class MovedAlongTests(Portals portals)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_answer_that_was_hidden_where_it_had_been_moved_comes_back_as_none_until_it_is_shown(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        foreach (var split in new[] { true, false })
        {
            var (topic, other) = (await portal.StartTopic(ana), await portal.StartTopic(ana, kind: TopicKind.Discussion));
            var answer = await portal.Reply(bo, topic, "The answer");
            await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, answer.PostId, Ct);
            var moves = portal.Get<PostMoves>();
            var kept = (split ? await moves.Split(mo.Actor, topic.TopicId, new([answer.PostId], IntoTopicId: other.TopicId), null, null, Ct) : await moves.Merge(mo.Actor, topic.TopicId, other.TopicId, null, Ct)).Value;
            await portal.SetHidden(answer.PostId);
            Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, split ? topic.TopicId : other.TopicId, kept.ChangeId, Ct)).Done);
            Assert.Null((await portal.Read(ana, topic)).View.Head.AcceptedPostId);
            await portal.SetHidden(answer.PostId, false);
            Assert.Equal(answer.PostId, (await portal.Read(ana, topic)).View.Head.AcceptedPostId);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_wrote_what_is_moved_has_written_where_it_stands_and_follows_that_as_long_as_it_stands_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("mo", Roles.Moderator));
        var (topic, into) = (await portal.StartTopic(ana), await portal.StartTopic(mo));
        var (two, three) = (await portal.Reply(bo, topic, "Two"), await portal.Reply(cy, topic, "Three"));
        await portal.Reply(cy, into, "Here too");
        await portal.Get<Reading>().Follow(cy.Actor, into.TopicId, WatchLevel.Muted, Ct);
        var (moves, undo) = (portal.Get<PostMoves>(), portal.Get<KeepingUndo>());

        var alone = (await moves.Split(mo.Actor, topic.TopicId, new([two.PostId], "Alone"), null, null, Ct)).Value;
        Assert.Equal(["ana False Watching", "bo True Tracking", "cy False Tracking"], await Marks(alone.TopicId));
        Assert.Equal(["ana True Watching", "bo False Tracking", "cy True Tracking"], await Marks(topic.TopicId));
        Assert.Equal([alone.TopicId], await Mine(bo));
        Assert.True((await undo.Undo(mo.Actor, topic.TopicId, alone.ChangeId, Ct)).Done);
        Assert.Equal(["ana True Watching", "bo True Tracking", "cy True Tracking"], await Marks(topic.TopicId));
        Assert.Equal([topic.TopicId], await Mine(bo));

        var behind = (await moves.Split(mo.Actor, topic.TopicId, new([two.PostId, three.PostId], IntoTopicId: into.TopicId), null, null, Ct)).Value;
        Assert.Equal(["bo True Tracking", "cy True Muted", "mo True Watching"], await Marks(into.TopicId));
        Assert.True((await undo.Undo(mo.Actor, topic.TopicId, behind.ChangeId, Ct)).Done);
        Assert.Equal(["bo False ", "cy True Muted", "mo True Watching"], await Marks(into.TopicId));

        var merged = (await moves.Merge(mo.Actor, topic.TopicId, into.TopicId, null, Ct)).Value;
        Assert.Equal(["ana True Watching", "bo True Tracking", "cy True Muted", "mo True Watching"], await Marks(into.TopicId));
        Assert.Equal([into.TopicId], await Mine(bo));
        Assert.True((await undo.Undo(mo.Actor, into.TopicId, merged.ChangeId, Ct)).Done);
        Assert.Equal(["ana False ", "bo False ", "cy True Muted", "mo True Watching"], await Marks(into.TopicId));
        Assert.Equal([topic.TopicId], await Mine(bo));

        Task<List<string>> Marks(long topicId) => portal.Get<Database>().Read(async db =>
            (await db.Set<TopicMark>().Where(m => m.TopicId == topicId).OrderBy(m => m.AccountId).ToListAsync(Ct)).ConvertAll(m => $"{Name(m.AccountId)} {m.Wrote} {m.Level}"));
        string Name(long id) => id == ana.Id ? "ana" : id == bo.Id ? "bo" : id == cy.Id ? "cy" : "mo";
        async Task<List<long>> Mine(Member who) => [.. (await portal.Get<TopicLists>().Read(who.Actor, new(TopicSort.Mine), Kernel.Cursor.Start, 10, Ct)).Items.Select(t => t.Id)];
    }

    [Theory, BothDatabases]
    public async Task The_newest_post_of_a_topic_that_took_in_older_ones_is_the_one_written_last(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("mo", Roles.Moderator));
        var older = await portal.StartTopic(ana);
        var old = await portal.Reply(ana, older, "Old");
        var topic = await portal.StartTopic(bo);
        var newest = await portal.Reply(cy, topic, "Newest");
        await portal.Get<PostMoves>().Merge(mo.Actor, older.TopicId, topic.TopicId, null, Ct);
        Assert.Equal(cy.Id, await Last());
        await portal.SetHidden(old.PostId);
        Assert.Equal(cy.Id, await Last());
        await portal.SetHidden(newest.PostId);
        Assert.Equal(bo.Id, await Last());
        await portal.SetHidden(old.PostId, false);
        Assert.Equal(bo.Id, await Last());
        await portal.SetHidden(newest.PostId, false);
        Assert.Equal(cy.Id, await Last());

        Task<long> Last() => portal.Get<Database>().Read(db => db.Set<Topic>().Where(t => t.Id == topic.TopicId).Select(t => t.LastAuthorId).SingleAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task A_topic_with_a_poll_is_not_merged_away_and_takes_in_others(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (polled, plain) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        Assert.True((await portal.Get<Polls>().Add(ana.Actor, polled.TopicId, new("Which?", PollKind.Single, ["One", "Two"]), Ct)).Done);
        Assert.Equal("merge-has-poll", (await portal.Get<PostMoves>().Merge(mo.Actor, polled.TopicId, plain.TopicId, null, Ct)).Problem?.Code);
        Assert.True((await portal.Get<PostMoves>().Merge(mo.Actor, plain.TopicId, polled.TopicId, null, Ct)).Done);
        Assert.True((await portal.Read(ana, polled)).View.Head.HasPoll);
    }
}
