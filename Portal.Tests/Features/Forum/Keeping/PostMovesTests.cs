using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Forum;

/// <summary>Splitting, merging and moving: what goes along, what stays, and who sees it.</summary>
public class PostMovesTests(Portals portals)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Posts_that_are_split_off_make_a_topic_of_their_own_and_their_old_numbers_lead_there_until_it_is_undone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        var (two, three) = (await portal.Reply(bo, topic, "Two"), await portal.Reply(ana, topic, "Three"));
        var four = (await portal.Get<Posts>().Reply(bo.Actor, topic.TopicId, new("Four", two.PostId), null, Ct)).Value;
        await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, four.PostId, Ct);
        await portal.Get<Reactions>().Set(ana.Actor, two.PostId, "like", true, Ct);
        await portal.Get<Posts>().Edit(bo.Actor, two.PostId, "Two, better", null, null, Ct);

        var kept = (await portal.Get<PostMoves>().Split(mo.Actor, topic.TopicId, new([four.PostId, two.PostId], "Something else"), "Off topic", "key", Ct)).Value;
        Assert.Equal(kept, (await portal.Get<PostMoves>().Split(mo.Actor, topic.TopicId, new([four.PostId, two.PostId], "Something else"), "Off topic", "key", Ct)).Value);
        var made = (await portal.Read(bo, new(kept.TopicId, 0, 1, ""))).View;
        Assert.Equal([(two.PostId, 1), (four.PostId, 2)], made.Posts.Select(p => (p.Id, p.Number)));
        Assert.Equal((bo.Id, 2, 1, 1, "general"), (made.Head.AuthorId, made.Head.LastNumber, made.Head.Score, made.Posts[1].ReplyToNumber, made.Head.CategorySlug));
        Assert.Equal((1, 2), (made.Posts[0].Reactions["like"], (await portal.Get<PostHistory>().Revisions(ana.Actor, two.PostId, Ct))!.Count));
        var old = (await portal.Read(ana, topic)).View;
        Assert.Equal([1, 3], old.Posts.Select(p => p.Number));
        Assert.Equal((4, 2, null), (old.Head.LastNumber, old.Head.PostCount, old.Head.AcceptedPostId));
        Assert.Equal((TopicDeed.PostsLeft, 2, 2, kept.TopicId), old.Notes.Select(n => (n.Deed, n.AfterNumber, n.Count, n.OtherTopicId!.Value)).Single());
        Assert.Equal(TopicDeed.PostsCame, made.Notes.Single().Deed);
        using var visitor = portal.Visitor(followRedirects: false);
        Assert.Equal($"/t/{kept.TopicId}/something-else/2", new Uri(portal.Address, (await visitor.GetAsync($"{topic.Url}/4")).Headers.Location!).AbsolutePath);
        Assert.Equal(5, (await portal.Reply(ana, topic, "Five")).Number);
        await Eventually.True(async () => (await visitor.GetStringAsync($"/api/v1/search?q=%22Something+else%22")).Contains($"/t/{kept.TopicId}/"), "it is found by its title");

        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, kept.ChangeId, Ct)).Done);
        old = (await portal.Read(ana, topic)).View;
        Assert.Equal([1, 2, 3, 4, 5], old.Posts.Select(p => p.Number));
        Assert.Equal((four.PostId, 5, 0), (old.Head.AcceptedPostId, old.Head.PostCount, old.Notes.Count));
        Assert.Equal($"{topic.Url}/4", new Uri(portal.Address, (await visitor.GetAsync($"/t/{kept.TopicId}/something-else/2")).Headers.Location!).AbsolutePath);
        Assert.Null(await portal.Get<TopicViews>().Read(mo.Actor, kept.TopicId, 1, 0, Ct));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_split_off_is_refused_at_its_field_and_nothing_moves(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (topic, other) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        var (two, gone) = (await portal.Reply(ana, topic, "Two"), await portal.Reply(ana, topic, "Gone"));
        await portal.Get<Posts>().Delete(ana.Actor, gone.PostId, null, Ct);
        var club = await portal.NewClub(ana);
        var board = (await portal.Get<Topics>().Start(ana.Actor, new(club.BoardId, TopicKind.Discussion, "On the board", "b"), null, Ct)).Value;
        async Task<string> Try(PostMove move) => (await portal.Get<PostMoves>().Split(mo.Actor, topic.TopicId, move, null, null, Ct)).Problem is { } p ? $"{p.Field} {p.Code}" : "done";
        Assert.Equal("postIds move-first", await Try(new([topic.PostId, two.PostId], "T")));
        Assert.Equal("postIds move-nothing", await Try(new([], "T")));
        Assert.Equal("postIds move-too-many", await Try(new([.. Enumerable.Range(0, 101).Select(i => (long)i)], "T")));
        Assert.Equal("postIds move-not-here", await Try(new([gone.PostId], "T")));
        Assert.Equal("postIds move-not-here", await Try(new([other.PostId], "T")));
        Assert.Equal("title required", await Try(new([two.PostId], " ")));
        Assert.Equal("intoTopicId same-topic", await Try(new([two.PostId], IntoTopicId: topic.TopicId)));
        Assert.Equal("intoTopicId no-such-topic", await Try(new([two.PostId], IntoTopicId: 999_999_999)));
        Assert.Equal("intoTopicId other-readers", await Try(new([two.PostId], IntoTopicId: board.TopicId)));
        Assert.Equal([1, 2], (await portal.Read(ana, topic)).View.Posts.Select(p => p.Number));

        Assert.Equal("done", await Try(new([two.PostId], IntoTopicId: other.TopicId)));
        Assert.Equal([1, 2], (await portal.Read(ana, other)).View.Posts.Select(p => p.Number));
    }

    [Theory, BothDatabases]
    public async Task A_topic_that_is_merged_leads_to_its_posts_in_the_other_one_with_its_readers_and_comes_back_when_it_is_undone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("mo", Roles.Moderator));
        var (from, into) = (await portal.StartTopic(ana, "Twin", tags: ["twin"]), await portal.StartTopic(bo, "Elder"));
        var reply = await portal.Reply(cy, from, "A reply");
        await portal.Reply(bo, into, "Another");
        await portal.Get<Reading>().UpTo(cy.Actor, into.TopicId, 2, Ct);
        using var visitor = portal.Visitor(followRedirects: false);
        var kept = (await portal.Get<PostMoves>().Merge(mo.Actor, from.TopicId, into.TopicId, "The same", Ct)).Value;

        var view = (await portal.Read(cy, into)).View;
        Assert.Equal([from.PostId, reply.PostId], view.Posts.Skip(2).Select(p => p.Id));
        Assert.Equal((4, 4, TopicDeed.Merged), (view.Head.LastNumber, view.Head.PostCount, view.Notes.Single().Deed));
        Assert.Equal($"{into.Url}/3", Path((await visitor.GetAsync(from.Url)).Headers.Location!));
        Assert.Equal($"{into.Url}/4", Path((await visitor.GetAsync($"{from.Url}/2")).Headers.Location!));
        Assert.Equal($"/api/v1/topics/{into.TopicId}", Path((await visitor.GetAsync($"/api/v1/topics/{from.TopicId}")).Headers.Location!));
        Assert.Equal("topic-is-merged", (await portal.Get<Posts>().Reply(ana.Actor, from.TopicId, new("Too late"), null, Ct)).Problem?.Code);
        Assert.DoesNotContain($"/t/{from.TopicId}/", await visitor.GetStringAsync("/feed.atom"));
        foreach (var who in new[] { ana.Actor, mo.Actor })
            Assert.DoesNotContain((await portal.Get<TopicLists>().Read(who, new(), Cursor.Start, 100, Ct)).Items, t => t.Id == from.TopicId);
        Assert.Equal([(ana.Id, 0, WatchLevel.Watching), (bo.Id, 2, WatchLevel.Watching), (cy.Id, 4, WatchLevel.Tracking)], await Marks());

        await portal.Reply(ana, into, "Since then");
        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, into.TopicId, kept.ChangeId, Ct)).Done);
        Assert.Equal([1, 2], (await portal.Read(ana, from)).View.Posts.Select(p => p.Number));
        Assert.Equal([1, 2, 5], (await portal.Read(ana, into)).View.Posts.Select(p => p.Number));
        Assert.Equal($"{from.Url}/2", Path((await visitor.GetAsync($"{into.Url}/4")).Headers.Location!));

        string Path(Uri location) => new Uri(portal.Address, location).AbsolutePath;
        Task<List<(long, int, WatchLevel?)>> Marks() => portal.Get<Database>().Read(async db =>
            (await db.Set<TopicMark>().Where(m => m.TopicId == into.TopicId).OrderBy(m => m.AccountId).ToListAsync(Ct)).ConvertAll(m => (m.AccountId, m.Number, m.Level)));
    }

    [Theory, BothDatabases]
    public async Task Into_itself_into_what_is_hidden_or_read_by_others_nothing_is_merged(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (one, hidden) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        await portal.SetHidden(hidden.PostId);
        var club = await portal.NewClub(ana, Visibility.Hidden);
        var board = (await portal.Get<Topics>().Start(ana.Actor, new(club.BoardId, TopicKind.Discussion, "On the board", "b"), null, Ct)).Value;
        var merge = portal.Get<PostMoves>();
        Assert.Equal("same-topic", (await merge.Merge(mo.Actor, one.TopicId, one.TopicId, null, Ct)).Problem?.Code);
        Assert.Equal("topic-is-hidden", (await merge.Merge(mo.Actor, one.TopicId, hidden.TopicId, null, Ct)).Problem?.Code);
        Assert.Equal("topic-is-hidden", (await merge.Merge(mo.Actor, hidden.TopicId, one.TopicId, null, Ct)).Problem?.Code);
        Assert.Equal("other-readers", (await merge.Merge(mo.Actor, one.TopicId, board.TopicId, null, Ct)).Problem?.Code);
        Assert.Equal("no-such-topic", (await merge.Merge(mo.Actor, one.TopicId, 999_999_999, null, Ct)).Problem?.Code);
        Assert.Equal([1], (await portal.Read(ana, one)).View.Posts.Select(p => p.Number));
    }

    [Theory, BothDatabases]
    public async Task Replies_that_are_written_while_a_topic_is_merged_are_all_in_the_other_one_or_refused(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (from, into) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        var replies = Enumerable.Range(0, 12).Select(i => portal.Get<Posts>().Reply(ana.Actor, i % 2 == 0 ? from.TopicId : into.TopicId, new($"r{i}"), null, Ct)).ToList();
        var merge = portal.Get<PostMoves>().Merge(mo.Actor, from.TopicId, into.TopicId, null, Ct);
        var done = (await Task.WhenAll(replies)).Count(r => r.Done || r.Problem!.Code != "topic-is-merged" ? r.Done : false);
        Assert.True((await merge).Done);
        var posts = await portal.Get<Database>().Read(db => db.Set<Post>().Where(p => p.TopicId == into.TopicId).Select(p => p.Number).ToListAsync(Ct));
        Assert.Equal((done + 2, done + 2), (posts.Count, posts.Distinct().Count()));
        Assert.Equal(0, await portal.Get<Database>().Read(db => db.Set<Post>().CountAsync(p => p.TopicId == from.TopicId, Ct)));
    }

    [Theory, BothDatabases]
    public async Task A_topic_that_is_moved_to_a_hidden_club_is_gone_at_once_from_all_that_others_see(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, host, mo, word) = (await portal.NewMember("ana"), await portal.NewMember("host"), await portal.NewMember("mo", Roles.Moderator), $"quagga{Guid.NewGuid().ToString("N")[..8]}");
        var club = await portal.NewClub(host, Visibility.Hidden);
        await portal.StartTopic(ana, "Stays, so that the lists are there");
        var topic = await portal.StartTopic(ana, $"About the {word}", tags: [word]);
        var reply = await portal.Reply(ana, topic, $"More of the {word}");
        using var visitor = portal.Visitor();
        var shown = topic.TopicId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] places = ["/latest", "/c/general", "/feed.atom", "/c/general/feed.atom", $"/tag/{word}", $"/api/v1/search?q={word}", "/api/v1/topics?limit=100", $"/sitemap/topics-1.xml"];
        foreach (var place in places) await Eventually.True(async () => (await visitor.GetStringAsync(place)).Contains($"/t/{shown}/"), $"it stands in {place}");
        await using var stranger = await portal.Listen();
        await stranger.Subscribe("forum", 0);
        await stranger.Hear(e => e.Type == "topic-started" && e.Data.GetProperty("topicId").GetInt64() == topic.TopicId);
        var counted = (await portal.Get<Categories>().List(Ct)).Single(c => c.Slug == "general").TopicCount;

        var kept = await portal.Get<TopicMoves>().Move(mo.Actor, topic.TopicId, club.BoardId, "Ours", Ct);
        Assert.True(kept.Done);
        await portal.Get<NewsDispatcher>().CatchUp(Ct);
        foreach (var place in places.Where(p => !p.StartsWith("/tag", StringComparison.Ordinal))) Assert.DoesNotContain($"/t/{shown}/", await visitor.GetStringAsync(place));
        foreach (var address in new[] { topic.Url, $"/t/{shown}/feed.atom", $"/api/v1/topics/{shown}", $"/api/v1/posts/{reply.PostId}", $"/live/topic/{shown}" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
        Assert.DoesNotContain(word, await visitor.GetStringAsync("/api/v1/tags"));
        Assert.Null(await portal.Get<TopicViews>().Read(ana.Actor, topic.TopicId, 1, 0, Ct));
        Assert.NotNull(await portal.Get<TopicViews>().Read(host.Actor, topic.TopicId, 1, 0, Ct));
        Assert.Equal(0, await portal.Get<Reading>().Unread(ana.Actor, Ct));
        await using var late = await portal.Listen();
        await late.Subscribe("forum", 0);
        var last = await late.Hear(e => e.Type == "topic-left" && e.Data.GetProperty("topicId").GetInt64() == topic.TopicId);
        Assert.False(last.Data.TryGetProperty("groupId", out _)); // where it went is nobody's business
        Assert.DoesNotContain(late.Events, e => e.Type != "topic-left" && e.Data.TryGetProperty("topicId", out var id) && id.GetInt64() == topic.TopicId);
        await Assert.ThrowsAsync<InvalidOperationException>(() => late.Subscribe($"topic:{shown}"));

        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, kept.Value.ChangeId, Ct)).Done);
        await portal.Get<NewsDispatcher>().CatchUp(Ct);
        foreach (var place in places) Assert.Contains($"/t/{shown}/", await visitor.GetStringAsync(place));
        Assert.Equal(counted, (await portal.Get<Categories>().List(Ct)).Single(c => c.Slug == "general").TopicCount);
    }

    [Theory, BothDatabases]
    public async Task The_API_keeps_order_and_says_how_a_topic_is_kept(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        var reply = await portal.Reply(ana, topic, "Two");
        using var api = await portal.Api(mo);
        using var member = await portal.Api(ana);
        var at = $"topics/{topic.TopicId}";
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsJsonAsync($"{at}/close", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync($"{at}/close", new { at = "2001-01-01T00:00:00Z" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync($"{at}/close", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsJsonAsync($"{at}/posts", new { body = "x" })).StatusCode);
        var pinned = await (await api.PostAsJsonAsync($"{at}/pin", new { where = "everywhere", until = "2101-01-01T00:00:00Z" })).Content.ReadAsStringAsync(Ct);
        Assert.Contains("\"pinned\":\"everywhere\",\"pinnedUntil\":\"2101-01-01T00:00:00Z\"", pinned);
        Assert.DoesNotContain("\"closedAt\":null", pinned);
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync($"{at}/open", null)).StatusCode);
        Assert.Contains("\"slowMinutes\":7", await (await api.PostAsJsonAsync($"{at}/slow", new { minutes = 7 })).Content.ReadAsStringAsync(Ct));
        var changes = (await api.GetFromJsonAsync<System.Text.Json.JsonElement>($"{at}/changes")).GetProperty("items");
        Assert.Equal(["slowed", "opened", "pinned", "closed"], changes.EnumerateArray().Select(c => c.GetProperty("deed").GetString()!));
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsJsonAsync($"{at}/undo", new { changeId = changes[0].GetProperty("id").GetInt64() })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsJsonAsync($"{at}/undo", new { changeId = changes[0].GetProperty("id").GetInt64() })).StatusCode);
        Assert.Contains("\"wiki\":true", await (await member.PostAsync($"posts/{reply.PostId}/wiki", null)).Content.ReadAsStringAsync(Ct));
        var split = await api.PostAsJsonAsync($"{at}/split", new { postIds = new[] { reply.PostId }, title = "Two" });
        Assert.Equal((HttpStatusCode.Created, $"/api/v1/topics/"), (split.StatusCode, split.Headers.Location!.ToString()[..15]));
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync("topics/999999999/close", null)).StatusCode);
    }
}
