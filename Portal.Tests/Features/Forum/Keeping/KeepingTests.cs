using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Live;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Forum;

/// <summary>What a topic allows that is closed, archived, slow or pinned; who may make it so, by the deeds.</summary>
public class KeepingTests(Portals portals)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Each_deed_is_for_moderators_and_for_hosts_on_their_own_board_and_an_author_renames_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, host, other) = (await portal.NewMember("ana"), await portal.NewMember("host"), await portal.NewMember("other"));
        var (agent, mo) = (await portal.NewMember("agent", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        await portal.Join(ana, club);
        await portal.NewClub(other);
        var board = (await portal.Get<Topics>().Start(ana.Actor, new(club.BoardId, TopicKind.Discussion, "On the board", "b"), null, default)).Value;
        var forum = await portal.StartTopic(ana);
        foreach (var deed in Deeds(portal))
        {
            foreach (var (who, topic, may) in new[] { (Actor.Visitor, forum, false), (ana.Actor, forum, false), (agent.Actor, forum, false), (host.Actor, forum, false), (mo.Actor, forum, true),
                (ana.Actor, board, false), (other.Actor, board, false), (agent.Actor, board, false), (host.Actor, board, true), (mo.Actor, board, true) })
            {
                var result = await deed(who, topic.TopicId);
                Assert.True(result.Done == may, $"{who} {topic.Url}: {result.Problem}");
                if (!may) Assert.Contains(result.Problem!.Kind, (ProblemKind[])[ProblemKind.Refused, ProblemKind.SignIn]);
            }
        }

        var names = portal.Get<TopicNames>();
        bool[] renamed =
        [
            (await names.Rename(ana.Actor, forum.TopicId, new("Mine"), null, Ct)).Done, (await names.Rename(other.Actor, forum.TopicId, new("Not mine"), null, Ct)).Done,
            (await names.Rename(agent.Actor, forum.TopicId, new("Nor mine"), null, Ct)).Done, (await names.Rename(mo.Actor, forum.TopicId, new("Kept"), null, Ct)).Done,
        ];
        Assert.Equal([true, false, false, true], renamed);
        Assert.Equal(ProblemKind.Refused, (await names.Rename(ana.Actor, forum.TopicId, new(Kind: TopicKind.Discussion), null, Ct)).Problem?.Kind);
        await portal.Get<TopicStates>().Close(mo.Actor, forum.TopicId, new(), null, Ct);
        Assert.Equal("topic-is-closed", (await names.Rename(ana.Actor, forum.TopicId, new("Too late"), null, Ct)).Problem?.Code);
        Assert.Equal(ProblemKind.Refused, (await portal.Get<TopicStates>().Pin(host.Actor, board.TopicId, TopicPin.Everywhere, null, null, Ct)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await portal.Get<TopicMoves>().Move(host.Actor, board.TopicId, (await portal.Get<Categories>().List(Ct))[0].Id, null, Ct)).Problem?.Kind);
    }

    [Theory, BothDatabases]
    public async Task Nobody_keeps_order_in_a_topic_of_who_stands_above_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, mo, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        var (hers, his, theirs, names, undo) = (await portal.StartTopic(ada), await portal.StartTopic(mo), await portal.StartTopic(ana), portal.Get<TopicNames>(), portal.Get<KeepingUndo>());
        Assert.True((await names.Rename(ada.Actor, his.TopicId, new("Said better"), null, Ct)).Done);
        Assert.Equal("above-decision", (await names.Rename(mo.Actor, hers.TopicId, new("Mine now"), null, Ct)).Problem?.Code);
        Assert.Equal("above-decision", (await names.Tag(mo.Actor, hers.TopicId, ["mine"], null, Ct)).Problem?.Code);
        var seen = await portal.Read(mo, hers);
        Assert.Equal(new(Keep: false, Rename: false, Everywhere: true), KeepingRules.On(seen.Mine.Standing, seen.View.Head));
        var renamed = await names.Rename(ada.Actor, hers.TopicId, new("Still hers"), null, Ct);
        Assert.Equal("above-decision", (await undo.Undo(mo.Actor, hers.TopicId, renamed.Value.ChangeId, Ct)).Problem?.Code);

        var (moves, board) = (portal.Get<PostMoves>(), (await portal.NewClub(mo)).BoardId);
        var (word, reply, own) = (await portal.Reply(ada, theirs, "As an admin I say so."), await portal.Reply(ana, hers, "No."), await portal.Reply(ana, theirs, "Why?"));
        (string What, Func<Actor, Task<Result<Kept>>> Do)[] deeds =
        [
            .. Deeds(portal).Select((deed, i) => ($"deed {i}", (Func<Actor, Task<Result<Kept>>>)(who => deed(who, hers.TopicId)))),
            ("move", who => portal.Get<TopicMoves>().Move(who, hers.TopicId, board, null, Ct)),
            ("split what she wrote", who => moves.Split(who, theirs.TopicId, new([word.PostId], "Apart"), null, null, Ct)),
            ("split in hers", who => moves.Split(who, hers.TopicId, new([reply.PostId], "Apart"), null, null, Ct)),
            ("split into hers", who => moves.Split(who, theirs.TopicId, new([own.PostId], IntoTopicId: hers.TopicId), null, null, Ct)),
            ("merge into hers", who => moves.Merge(who, his.TopicId, hers.TopicId, null, Ct)),
            ("merge", who => moves.Merge(who, hers.TopicId, theirs.TopicId, null, Ct)),
        ];
        foreach (var (what, deed) in deeds) Assert.True((await deed(mo.Actor)).Problem is { Code: "above-decision" }, what);
        Assert.All((await portal.Get<TopicHistory>().Read(mo.Actor, hers.TopicId, Ct)).Value, line => Assert.False(line.CanUndo));

        var split = (await moves.Split(ada.Actor, theirs.TopicId, new([word.PostId], IntoTopicId: his.TopicId), null, null, Ct)).Value;
        Assert.Equal("above-decision", (await undo.Undo(mo.Actor, theirs.TopicId, split.ChangeId, Ct)).Problem?.Code);
        Assert.True((await undo.Undo(ada.Actor, theirs.TopicId, split.ChangeId, Ct)).Done);
        foreach (var (what, deed) in deeds.Where(d => d.What != "move")) Assert.True((await deed(ada.Actor)).Done, what);
    }

    [Theory, BothDatabases]
    public async Task In_a_closed_topic_members_do_not_reply_and_staff_do_and_all_react(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, agent, mo) = (await portal.NewMember("ana"), await portal.NewMember("agent", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        await portal.Reply(ana, topic, "Before");
        Assert.True((await portal.Get<TopicStates>().Close(mo.Actor, topic.TopicId, new(), "Answered elsewhere", Ct)).Done);

        Assert.Equal("topic-is-closed", (await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("After"), null, Ct)).Problem?.Code);
        Assert.True((await portal.Get<Posts>().Reply(agent.Actor, topic.TopicId, new("One more word"), null, Ct)).Done);
        Assert.True((await portal.Get<Reactions>().Set(ana.Actor, topic.PostId, "like", true, Ct)).Done);
        Assert.True((await portal.Get<Posts>().Edit(ana.Actor, topic.PostId, "Still mine", null, null, Ct)).Done);
        var view = (await portal.Read(ana, topic)).View;
        Assert.Equal((TopicDeed.Closed, 2, "Answered elsewhere"), view.Notes.Select(n => (n.Deed, n.AfterNumber, n.Reason)).Single());

        Assert.True((await portal.Get<TopicStates>().Open(mo.Actor, topic.TopicId, null, null, Ct)).Done);
        Assert.True((await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("Again"), null, Ct)).Done);
        Assert.Equal([AuditAction.TopicClosed, AuditAction.TopicOpened], await Logged(portal, topic.TopicId));
    }

    [Theory, BothDatabases]
    public async Task In_an_archived_topic_nobody_writes_edits_reacts_accepts_or_deletes(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        var reply = await portal.Reply(ana, topic, "An answer");
        Func<Actor, Task<Problem?>>[] deeds =
        [
            async who => (await portal.Get<Posts>().Reply(who, topic.TopicId, new("x"), null, Ct)).Problem,
            async who => (await portal.Get<Reactions>().Set(who, reply.PostId, "like", true, Ct)).Problem,
            async who => (await portal.Get<Posts>().Edit(who, reply.PostId, $"y{Guid.NewGuid()}", null, null, Ct)).Problem,
            async who => (await portal.Get<Topics>().Accept(who, topic.TopicId, reply.PostId, Ct)).Problem,
            async who => (await portal.Get<Posts>().MakeWiki(who, reply.PostId, true, Ct)).Problem,
            async who => (await portal.Get<Posts>().Delete(who, reply.PostId, null, Ct)).Problem,
        ];
        await portal.Get<TopicStates>().Archive(mo.Actor, topic.TopicId, null, Ct);
        foreach (var who in new[] { ana.Actor, mo.Actor })
            foreach (var deed in deeds) Assert.Equal("topic-is-archived", (await deed(who))?.Code);
        using var visitor = portal.Visitor();
        Assert.Contains("Archived", await visitor.GetStringAsync(topic.Url));

        await portal.Get<TopicStates>().Unarchive(mo.Actor, topic.TopicId, null, Ct);
        foreach (var deed in deeds) Assert.Null(await deed(ana.Actor));
    }

    [Theory, BothDatabases]
    public async Task A_topic_closes_opens_and_is_unpinned_at_its_time_once_and_what_is_past_is_refused_at_its_field(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (topic, states) = (await portal.StartTopic(ana), portal.Get<TopicStates>());
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal("at", (await states.Close(mo.Actor, topic.TopicId, new(now.AddMinutes(-1)), null, Ct)).Problem?.Field);
        Assert.Equal("until", (await states.Close(mo.Actor, topic.TopicId, new(Until: now.AddMinutes(-1)), null, Ct)).Problem?.Field);
        Assert.Equal("until", (await states.Close(mo.Actor, topic.TopicId, new(now.AddHours(2), now.AddHours(1)), null, Ct)).Problem?.Field);
        Assert.Equal("until", (await states.Pin(mo.Actor, topic.TopicId, TopicPin.Category, now.AddHours(-1), null, Ct)).Problem?.Field);
        Assert.Equal("topic-is-open", (await states.Open(mo.Actor, topic.TopicId, now.AddHours(1), null, Ct)).Problem?.Code);

        Assert.True((await states.Close(mo.Actor, topic.TopicId, new(now.AddHours(1), now.AddHours(3)), "For the night", Ct)).Done);
        Assert.True((await states.Pin(mo.Actor, topic.TopicId, TopicPin.Everywhere, now.AddHours(2), null, Ct)).Done);
        await Due(portal);
        Assert.Equal((false, true), await State());
        portal.Clock.Advance(TimeSpan.FromMinutes(61));
        await Task.WhenAll(Due(portal), Due(portal));
        Assert.Equal((true, true), await State());
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await Due(portal);
        Assert.Equal((true, false), await State());
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await Due(portal);
        Assert.Equal((false, false), await State());
        Assert.Equal(["Closed mo For the night", "Opened mo For the night"], (await portal.Read(ana, topic)).View.Notes.Select(n => $"{n.Deed} {n.By![..2]} {n.Reason}"));

        await states.Close(mo.Actor, topic.TopicId, new(portal.Clock.GetUtcNow().UtcDateTime.AddHours(1)), null, Ct);
        await states.Open(mo.Actor, topic.TopicId, null, null, Ct); // thought better of it
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await Due(portal);
        Assert.Equal((false, false), await State());

        async Task<(bool Closed, bool Pinned)> State() => (await portal.Read(ana, topic)).View.Head.State is var s ? (s.IsClosed, s.Pin is not null) : default;
    }

    [Theory, BothDatabases]
    public async Task Slow_mode_ends_at_its_time_in_the_archive_too_and_its_end_comes_and_goes_with_undo(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (topic, states) = (await portal.StartTopic(ana), portal.Get<TopicStates>());
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal("until", (await states.Slow(mo.Actor, topic.TopicId, 10, now.AddMinutes(-1), null, Ct)).Problem?.Field);
        Assert.True((await states.Slow(mo.Actor, topic.TopicId, 10, now.AddHours(1), "A quarrel", Ct)).Done);
        var first = await State();
        Assert.Equal((10, true), (first.SlowMinutes, first.SlowUntil is not null));

        var longer = (await states.Slow(mo.Actor, topic.TopicId, 10, now.AddHours(3), null, Ct)).Value; // the same pace, another end
        Assert.NotEqual(first.SlowUntil, (await State()).SlowUntil);
        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, longer.ChangeId, Ct)).Done);
        Assert.Equal($"{first.SlowUntil:s}", $"{(await State()).SlowUntil:s}"); // a change remembers seconds

        await states.Archive(mo.Actor, topic.TopicId, null, Ct);
        portal.Clock.Advance(TimeSpan.FromMinutes(61));
        await Task.WhenAll(Due(portal), Due(portal));
        Assert.Equal((0, null), ((await State()).SlowMinutes, (await State()).SlowUntil));
        Assert.Single((await portal.Read(ana, topic)).View.Notes, n => n is { Deed: TopicDeed.Slowed, Count: 0 });

        async Task<TopicState> State() => (await portal.Read(ana, topic)).View.Head.State;
    }

    [Theory, BothDatabases]
    public async Task In_slow_mode_a_member_waits_between_two_posts_and_staff_do_not(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, agent, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("agent", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var (topic, posts) = (await portal.StartTopic(ana), portal.Get<Posts>());
        Assert.Equal("minutes", (await portal.Get<TopicStates>().Slow(mo.Actor, topic.TopicId, -1, null, null, Ct)).Problem?.Field);
        Assert.True((await portal.Get<TopicStates>().Slow(mo.Actor, topic.TopicId, 10, null, null, Ct)).Done);

        Assert.True((await posts.Reply(bo.Actor, topic.TopicId, new("One"), null, Ct)).Done);
        var refused = (await posts.Reply(bo.Actor, topic.TopicId, new("Two"), null, Ct)).Problem;
        Assert.Equal((ProblemKind.TooMany, "slow-mode"), (refused?.Kind, refused?.Code));
        Assert.InRange(refused!.RetryAfter!.Value, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        Assert.NotNull((await portal.Read(bo, topic)).Mine.NextReplyAt);
        for (var i = 0; i < 2; i++) Assert.True((await posts.Reply(agent.Actor, topic.TopicId, new($"Staff {i}"), null, Ct)).Done);
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True((await posts.Reply(bo.Actor, topic.TopicId, new("Two"), null, Ct)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_pinned_topic_stands_once_and_first_on_the_first_page_of_its_place_unless_its_reader_unpinned_it(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var general = (await portal.Get<Categories>().List(Ct)).Single(c => c.Slug == "general");
        var topics = new List<PostPlace>();
        for (var i = 0; i < 5; i++) topics.Add(await portal.StartTopic(ana, $"Topic {i}"));
        await portal.Get<TopicStates>().Pin(mo.Actor, topics[0].TopicId, TopicPin.Everywhere, null, null, Ct);
        await portal.Get<TopicStates>().Pin(mo.Actor, topics[1].TopicId, TopicPin.Category, null, null, Ct);

        Assert.Equal([0, 4, 3, 2, 1], await Order(new TopicFilter { PinnedFirst = true }));
        Assert.Equal([1, 0, 4, 3, 2], await Order(new TopicFilter(CategoryId: general.Id) { PinnedFirst = true }));
        Assert.Equal([4, 3, 2, 1, 0], await Order(new TopicFilter()));
        await portal.Get<Reading>().Follow(ana.Actor, topics[0].TopicId, WatchLevel.Muted, Ct);
        Assert.Equal([4, 3, 2, 1], await Order(new TopicFilter { PinnedFirst = true }));
        await portal.Get<Reading>().Follow(ana.Actor, topics[0].TopicId, WatchLevel.Normal, Ct);

        using var api = await portal.Api(ana);
        async Task<HttpStatusCode> Unpin(int i) => (await api.PutAsync($"topics/{topics[i].TopicId}/my-unpin", null, Ct)).StatusCode;
        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.NoContent, HttpStatusCode.NoContent], [await Unpin(4), await Unpin(0), await Unpin(0)]);
        Assert.Equal([4, 3, 2, 1, 0], await Order(new TopicFilter { PinnedFirst = true }));
        Assert.Equal([1, 4, 3, 2, 0], await Order(new TopicFilter(CategoryId: general.Id) { PinnedFirst = true }));
        Assert.Equal([1, 0, 4, 3, 2], await Order(new TopicFilter(CategoryId: general.Id) { PinnedFirst = true }, mo)); // theirs alone
        await api.DeleteAsync($"topics/{topics[0].TopicId}/my-unpin", Ct);
        Assert.Equal([0, 4, 3, 2, 1], await Order(new TopicFilter { PinnedFirst = true }));
        await Unpin(0);
        var unpinned = (await portal.Get<TopicStates>().Unpin(mo.Actor, topics[0].TopicId, null, Ct)).Value;
        await portal.Get<KeepingUndo>().Undo(mo.Actor, topics[0].TopicId, unpinned.ChangeId, Ct);
        Assert.Equal([4, 3, 2, 1, 0], await Order(new TopicFilter { PinnedFirst = true }));
        await portal.Get<TopicStates>().Unpin(mo.Actor, topics[0].TopicId, null, Ct);
        await portal.Get<TopicStates>().Pin(mo.Actor, topics[0].TopicId, TopicPin.Everywhere, null, null, Ct); // anew, so for all
        Assert.Equal([0, 4, 3, 2, 1], await Order(new TopicFilter { PinnedFirst = true }));

        async Task<List<int>> Order(TopicFilter filter, Member? who = null)
        {
            var order = new List<int>();
            for (string? next = ""; next is not null;)
            {
                var page = await portal.Get<TopicLists>().Read((who ?? ana).Actor, filter, TopicOrder.Read(next, filter.Sort)!.Value, 2, Ct);
                order.AddRange(page.Items.Select(row => topics.FindIndex(t => t.TopicId == row.Id)));
                next = page.Next;
            }

            return order;
        }
    }

    [Theory, BothDatabases]
    public async Task A_wiki_post_is_edited_by_everyone_who_may_write_there_and_deleted_by_nobody_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, host) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("host"));
        var club = await portal.NewClub(host);
        var (topic, posts) = (await portal.StartTopic(ana), portal.Get<Posts>());
        Assert.Equal(ProblemKind.Refused, (await posts.MakeWiki(bo.Actor, topic.PostId, true, Ct)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await posts.Edit(bo.Actor, topic.PostId, "Mine now", null, null, Ct)).Problem?.Kind);
        Assert.True((await posts.MakeWiki(ana.Actor, topic.PostId, true, Ct)).Done);
        Assert.True((await posts.Edit(bo.Actor, topic.PostId, "Better", "typo", null, Ct)).Done);
        Assert.Equal(ProblemKind.Conflict, (await posts.Edit(ana.Actor, topic.PostId, "Mine", null, 1, Ct)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await posts.Delete(bo.Actor, topic.PostId, null, Ct)).Problem?.Kind);
        Assert.Equal(bo.Id, (await portal.Get<PostHistory>().Revisions(ana.Actor, topic.PostId, Ct))![0].Author.Id);
        var post = (await portal.Read(bo, topic)).View.Posts[0];
        Assert.True(post.Wiki);
        Assert.True((await posts.MakeWiki(ana.Actor, topic.PostId, false, Ct)).Done);
        Assert.Equal(ProblemKind.Refused, (await posts.Edit(bo.Actor, topic.PostId, "Again", null, null, Ct)).Problem?.Kind);

        var board = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, "On the board", "b"), null, Ct)).Value;
        await posts.MakeWiki(host.Actor, board.PostId, true, Ct);
        Assert.Equal(ProblemKind.Refused, (await posts.Edit(bo.Actor, board.PostId, "Not in the club", null, null, Ct)).Problem?.Kind);
    }

    [Theory, BothDatabases]
    public async Task A_renamed_topic_is_found_by_its_new_title_and_its_old_address_leads_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo, word) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), $"zebra{Guid.NewGuid().ToString("N")[..8]}");
        var topic = await portal.StartTopic(ana, tags: ["ink", "old"]);
        var kept = await portal.Get<TopicNames>().Rename(ana.Actor, topic.TopicId, new($"About the {word}", ["ink", "fresh"]), null, Ct);
        Assert.True(kept.Done);
        using var visitor = portal.Visitor(followRedirects: false);
        Assert.Equal($"/t/{topic.TopicId}/about-the-{word}", new Uri(portal.Address, (await visitor.GetAsync(topic.Url)).Headers.Location!).AbsolutePath);
        await Eventually.True(async () => (await visitor.GetStringAsync($"/api/v1/search?q={word}")).Contains($"/t/{topic.TopicId}/"), "it is found by its new title");
        Assert.Contains("\"tags\":[\"fresh\",\"ink\"]", await visitor.GetStringAsync($"/api/v1/topics/{topic.TopicId}"));

        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, kept.Value.ChangeId, Ct)).Done);
        Assert.Contains("\"tags\":[\"ink\",\"old\"]", await visitor.GetStringAsync($"/api/v1/topics/{topic.TopicId}"));
        Assert.Equal("undo-too-late", (await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, kept.Value.ChangeId, Ct)).Problem?.Code);
        Assert.Equal("title", (await portal.Get<TopicNames>().Rename(ana.Actor, topic.TopicId, new(" "), null, Ct)).Problem?.Field);
        Assert.Equal("kind", (await portal.Get<TopicNames>().Rename(mo.Actor, topic.TopicId, new(Kind: TopicKind.Idea), null, Ct)).Problem?.Field);
    }

    [Theory, BothDatabases]
    public async Task What_was_done_can_be_undone_by_its_line_as_long_as_it_stands(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (topic, states) = (await portal.StartTopic(ana), portal.Get<TopicStates>());
        await states.Pin(mo.Actor, topic.TopicId, TopicPin.Category, null, null, Ct);
        await states.Close(mo.Actor, topic.TopicId, new(), null, Ct);
        await states.Slow(mo.Actor, topic.TopicId, 5, null, null, Ct);
        await states.Archive(mo.Actor, topic.TopicId, null, Ct);
        Assert.Equal(0, (await states.Archive(mo.Actor, topic.TopicId, null, Ct)).Value.ChangeId);
        var lines = (await portal.Get<TopicHistory>().Read(mo.Actor, topic.TopicId, Ct)).Value;
        Assert.Equal(4, lines.Count(l => l.CanUndo));
        Assert.Equal(ProblemKind.Refused, (await portal.Get<TopicHistory>().Read(ana.Actor, topic.TopicId, Ct)).Problem?.Kind);
        Assert.False((await portal.Get<KeepingUndo>().Undo(ana.Actor, topic.TopicId, lines[0].Note.Id, Ct)).Done);

        foreach (var line in lines) Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, line.Note.Id, Ct)).Done);
        var view = (await portal.Read(ana, topic)).View;
        Assert.Equal((TopicState.Plain, 0), (view.Head.State, view.Notes.Count));
        Assert.DoesNotContain((await portal.Get<TopicHistory>().Read(mo.Actor, topic.TopicId, Ct)).Value, l => l.CanUndo);
        Assert.Equal("changeId", (await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, 999_999_999, Ct)).Problem?.Field);
    }

    internal static Func<Actor, long, Task<Result<Kept>>>[] Deeds(TestPortal portal) =>
    [
        (who, id) => portal.Get<TopicStates>().Pin(who, id, TopicPin.Category, null, null, Ct),
        (who, id) => portal.Get<TopicStates>().Unpin(who, id, null, Ct),
        (who, id) => portal.Get<TopicStates>().Close(who, id, new(), null, Ct),
        (who, id) => portal.Get<TopicStates>().Open(who, id, null, null, Ct),
        (who, id) => portal.Get<TopicStates>().Slow(who, id, 5, null, null, Ct),
        (who, id) => portal.Get<TopicStates>().Slow(who, id, 0, null, null, Ct),
        (who, id) => portal.Get<TopicStates>().Archive(who, id, null, Ct),
        (who, id) => portal.Get<TopicStates>().Unarchive(who, id, null, Ct),
    ];

    internal static Task Due(TestPortal portal) => portal.Get<IEnumerable<IJob>>().OfType<DueTopics>().Single().Run(Ct);

    static Task<List<AuditAction>> Logged(TestPortal portal, long topicId) =>
        portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Subject == $"topic:{topicId}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Ct));
}
