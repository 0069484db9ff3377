using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Tests.Features.Forum;

public class BookmarkTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_bookmark_is_found_again_changed_and_taken_away_and_is_nobody_elses(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, bookmarks) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<Bookmarks>());
        var topic = await portal.StartTopic(bo);
        var reply = await portal.Reply(bo, topic, "Worth keeping 值得收藏");
        Assert.True((await bookmarks.Set(ana.Actor, topic.PostId, null, null, default)).Done);
        Assert.True((await bookmarks.Set(ana.Actor, reply.PostId, "  try this  ", null, default)).Done);
        Assert.True((await bookmarks.Set(ana.Actor, reply.PostId, "try this 🎈", null, default)).Done);

        var rows = await List(portal, ana);
        Assert.Equal([reply.PostId, topic.PostId], rows.Select(r => r.PostId));
        Assert.Equal(("try this 🎈", 2, reply.Url), (rows[0].Note, rows[0].Number, rows[0].Url));
        Assert.Empty(await List(portal, bo));

        Assert.True((await bookmarks.Remove(ana.Actor, reply.PostId, default)).Done);
        Assert.True((await bookmarks.Remove(ana.Actor, reply.PostId, default)).Done);
        Assert.Equal([topic.PostId], (await List(portal, ana)).Select(r => r.PostId));
    }

    [Theory, BothDatabases]
    public async Task A_reminder_comes_once_at_its_time_to_its_owner_alone(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(bo);
        await using var hers = await portal.Listen(ana);
        await using var his = await portal.Listen(bo);
        await hers.Subscribe("me");
        await his.Subscribe("me");
        var job = portal.Get<IEnumerable<IJob>>().OfType<BookmarkReminders>().Single();
        await portal.Get<Bookmarks>().Set(ana.Actor, topic.PostId, null, portal.Clock.GetUtcNow().UtcDateTime.AddHours(3), default);
        await job.Run(default);
        Assert.NotNull((await List(portal, ana))[0].RemindAt);

        portal.Clock.Advance(TimeSpan.FromHours(3.1));
        await job.Run(default);
        await job.Run(default);
        Assert.Equal((null, true), ((await List(portal, ana))[0].RemindAt, (await List(portal, ana))[0].RemindedAt is not null));
        await Eventually.True(() => hers.Events.Any(e => e.Type == "bookmark-due"), "the reminder");
        await Task.Delay(300);
        Assert.Single(hers.Events, e => e.Type == "bookmark-due");
        Assert.DoesNotContain(his.Events, e => e.Type == "bookmark-due");
    }

    [Theory, BothDatabases]
    public async Task The_API_keeps_bookmarks_for_its_caller_and_says_what_is_wrong(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(await portal.NewMember("bo"));
        using var api = await portal.Api(ana);
        var address = $"posts/{topic.PostId}/bookmark";
        Assert.Equal(HttpStatusCode.NoContent, (await api.PutAsJsonAsync(address, new { note = "later", remindAt = DateTimeOffset.UtcNow.AddDays(2) })).StatusCode);
        Assert.Contains("\"note\":\"later\"", await api.GetStringAsync("me/bookmarks"));

        Assert.Contains("\"remindAt\"", await (await api.PutAsJsonAsync(address, new { remindAt = DateTimeOffset.UtcNow.AddDays(-1) })).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsJsonAsync(address, new { remindAt = DateTimeOffset.UtcNow.AddYears(20) })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsJsonAsync(address, new { note = new string('x', 201) })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PutAsJsonAsync("posts/999999999/bookmark", new { })).StatusCode);
        Assert.Contains("\"note\":\"later\"", await api.GetStringAsync("me/bookmarks"));

        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync(address)).StatusCode);
        Assert.Equal("{\"items\":[],\"next\":null}", await api.GetStringAsync("me/bookmarks"));
        using var visitor = portal.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync("/api/v1/me/bookmarks")).StatusCode);
    }

    [Fact]
    public async Task A_hidden_post_is_not_bookmarked_and_a_bookmark_on_it_says_nothing_until_it_is_back()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(bo);
        var reply = await portal.Reply(bo, topic, "Seen once");
        await portal.Get<Bookmarks>().Set(ana.Actor, reply.PostId, "mine", null, default);
        Assert.Single(await List(portal, ana));
        await portal.Get<Posts>().Delete(mo.Actor, reply.PostId, null, default);
        Assert.Empty(await List(portal, ana));
        Assert.Equal(ProblemKind.NotFound, (await portal.Get<Bookmarks>().Set(ana.Actor, reply.PostId, "changed", null, default)).Problem?.Kind);
        Assert.True((await portal.Get<Bookmarks>().Remove(ana.Actor, reply.PostId, default)).Done);
        Assert.Equal(0, await portal.Get<Database>().Read(db => db.Set<Bookmark>().CountAsync(b => b.AccountId == ana.Id)));
    }

    private static async Task<IReadOnlyList<BookmarkRow>> List(TestPortal portal, Member reader) => (await portal.Get<BookmarkViews>().List(reader.Actor, Cursor.Start, 50, default)).Items;
}
