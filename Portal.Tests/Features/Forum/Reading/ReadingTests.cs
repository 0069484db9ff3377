using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Tests.Features.Forum;

public class ReadingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_wrote_in_a_topic_follows_it_and_what_others_write_is_unread_until_it_is_read(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, reading) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<Reading>());
        var topic = await portal.StartTopic(ana);
        Assert.Equal(0, await reading.Unread(ana.Actor, default));

        await portal.Reply(bo, topic, "First");
        await portal.Reply(bo, topic, "Second");
        Assert.Equal((1, 0), (await reading.Unread(ana.Actor, default), await reading.Unread(bo.Actor, default)));
        var row = Assert.Single(await Unread(portal, ana));
        Assert.Equal((topic.TopicId, 1, 2, $"{topic.Url}/2#post-2"), (row.Id, row.ReadNumber, row.Unread, row.UnreadUrl));

        await reading.UpTo(ana.Actor, topic.TopicId, 2, default);
        Assert.Equal(1, Assert.Single(await Unread(portal, ana)).Unread);
        await reading.UpTo(ana.Actor, topic.TopicId, 1, default); // never back
        await reading.UpTo(ana.Actor, topic.TopicId, 3, default);
        Assert.Empty(await Unread(portal, ana));
    }

    [Theory, BothDatabases]
    public async Task What_is_deleted_or_hidden_is_not_unread(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, reading) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<Reading>());
        var topic = await portal.StartTopic(ana);
        await portal.Reply(bo, topic, "Stays");
        var gone = await portal.Reply(bo, topic, "Goes");
        await portal.Get<Posts>().Delete(bo.Actor, gone.PostId, null, default);
        Assert.Equal(1, Assert.Single(await Unread(portal, ana)).Unread);

        await reading.UpTo(ana.Actor, topic.TopicId, 2, default); // all that can be seen
        Assert.Equal(0, await reading.Unread(ana.Actor, default));
        Assert.Equal(3, await portal.Get<Database>().Read(db => db.Set<TopicMark>().Where(m => m.AccountId == ana.Id && m.TopicId == topic.TopicId).Select(m => m.Number).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task Counts_are_those_of_a_plain_recount_after_much_has_happened(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, reading, chance) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<Reading>(), new Random(7));
        var topics = new List<PostPlace>();
        for (var i = 0; i < 6; i++) topics.Add(await portal.StartTopic(i % 2 == 0 ? ana : bo));
        var replies = new List<PostPlace>();
        for (var i = 0; i < 60; i++)
        {
            var topic = topics[chance.Next(topics.Count)];
            switch (chance.Next(5))
            {
                case 0: await reading.UpTo(ana.Actor, topic.TopicId, 1 + chance.Next(5), default); break;
                case 1: await reading.Follow(ana.Actor, topic.TopicId, (WatchLevel)chance.Next(3), default); break;
                case 2 when replies.Count > 0: await portal.Get<Posts>().Delete(bo.Actor, replies[chance.Next(replies.Count)].PostId, null, default); break;
                default: replies.Add(await portal.Reply(bo, topic, $"Reply {i}")); break;
            }
        }

        var marks = await portal.Get<Database>().Read(db => db.Set<TopicMark>().Where(m => m.AccountId == ana.Id).ToListAsync());
        var posts = await portal.Get<Database>().Read(db => db.Set<Post>().Where(p => p.DeletedAt == null && !p.Hidden).ToListAsync());
        var plain = marks.Where(m => m.Level is WatchLevel.Tracking or WatchLevel.Watching).ToDictionary(m => m.TopicId, m => posts.Count(p => p.TopicId == m.TopicId && p.Number > m.Number && p.AuthorId != ana.Id)).Where(t => t.Value > 0).OrderBy(t => t.Key).ToList();
        Assert.NotEmpty(plain);
        Assert.Equal(plain, (await Unread(portal, ana)).Select(r => KeyValuePair.Create(r.Id, r.Unread)).OrderBy(t => t.Key));
        Assert.Equal(plain.Count, await reading.Unread(ana.Actor, default));

        await reading.AllRead(ana.Actor, default);
        Assert.Equal(0, await reading.Unread(ana.Actor, default));
    }

    [Theory, BothDatabases]
    public async Task A_muted_topic_is_in_no_list_of_its_reader_and_in_those_of_others(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, tag) = (await portal.NewMember("ana"), await portal.NewMember("bo"), "t" + Guid.NewGuid().ToString("N")[..10]);
        var (topic, tagged) = (await portal.StartTopic(bo, tags: tag), new TopicFilter { Tags = [tag] });
        Assert.Single(await List(portal, ana, tagged));

        await portal.Get<Reading>().Follow(ana.Actor, topic.TopicId, WatchLevel.Muted, default);
        Assert.Empty(await List(portal, ana, tagged));
        Assert.DoesNotContain(await List(portal, ana, new TopicFilter()), t => t.Id == topic.TopicId);
        Assert.Single(await List(portal, bo, tagged));
        Assert.Contains(await List(portal, ana, new TopicFilter(AuthorId: bo.Id)), t => t.Id == topic.TopicId);
    }

    [Theory, BothDatabases]
    public async Task The_API_marks_and_follows_for_its_caller_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(bo);
        await portal.Reply(bo, topic, "Read me");
        using var api = await portal.Api(ana);

        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsJsonAsync($"topics/{topic.TopicId}/watch", new { level = "tracking" })).StatusCode);
        Assert.Contains($"\"id\":{topic.TopicId},", await api.GetStringAsync("topics?sort=unread"));
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsJsonAsync($"topics/{topic.TopicId}/read", new { number = 2 })).StatusCode);
        Assert.DoesNotContain($"\"id\":{topic.TopicId},", await api.GetStringAsync("topics?sort=unread"));
        await portal.Reply(bo, topic, "And me");
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsync("topics/read", null)).StatusCode);
        Assert.Empty(await Unread(portal, ana));

        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync($"topics/{topic.TopicId}/watch", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync($"topics/{topic.TopicId}/read", new { number = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync("topics/999999999/read", new { number = 1 })).StatusCode);
        using var visitor = portal.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostAsJsonAsync($"/api/v1/topics/{topic.TopicId}/read", new { number = 1 })).StatusCode);
        Assert.Equal("{\"items\":[],\"next\":null}", await visitor.GetStringAsync("/api/v1/topics?sort=unread"));
    }

    [Fact]
    public async Task Nobody_marks_or_follows_a_topic_that_they_may_not_see()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(await portal.NewMember("bo"));
        await portal.Get<Posts>().Delete(mo.Actor, topic.PostId, null, default);
        Assert.Equal(ProblemKind.NotFound, (await portal.Get<Reading>().UpTo(ana.Actor, topic.TopicId, 1, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await portal.Get<Reading>().Follow(ana.Actor, topic.TopicId, WatchLevel.Tracking, default)).Problem?.Kind);
        Assert.True((await portal.Get<Reading>().Follow(mo.Actor, topic.TopicId, WatchLevel.Tracking, default)).Done);
    }

    private static Task<IReadOnlyList<TopicRow>> Unread(TestPortal portal, Member reader) => List(portal, reader, new TopicFilter(TopicSort.Unread));

    private static async Task<IReadOnlyList<TopicRow>> List(TestPortal portal, Member reader, TopicFilter filter) =>
        (await portal.Get<TopicLists>().Read(reader.Actor, filter, Cursor.Start, 100, default)).Items;
}
