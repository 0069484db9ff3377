using System.Net;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class TopicListTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Conditions_compose_in_every_order_and_page_by_page_as_a_plain_recount_says(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, chance) = (await portal.NewMember("ana"), await portal.NewMember("bo"), new Random(3));
        var made = new List<(PostPlace Topic, Member Author, TopicKind Kind, string[] Tags, DateTime At)>();
        for (var i = 0; i < 40; i++)
        {
            var (author, kind, tags) = (i % 3 == 0 ? ana : bo, (TopicKind)(i % 3 == 1 ? 1 : chance.Next(3)), (string[])[i % 2 == 0 ? "even" : "odd", .. i % 5 == 0 ? ["five"] : Array.Empty<string>()]);
            made.Add((await portal.StartTopic(author, $"Topic {i}", "Text", kind, tags), author, kind, tags, portal.Clock.GetUtcNow().UtcDateTime));
            portal.Clock.Advance(TimeSpan.FromHours(6));
        }

        foreach (var (topic, i) in made.Select((m, i) => (m.Topic, i)).Where(m => m.i % 4 != 0))
        {
            var reply = await portal.Reply(i % 8 == 1 ? ana : bo, topic, "A reply");
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            if (made[i].Kind == TopicKind.Question && i % 2 == 1) Assert.True((await portal.Get<Topics>().Accept(made[i].Author.Actor, topic.TopicId, reply.PostId, default)).Done);
            if (i % 3 == 0) await portal.Get<Reactions>().Set((made[i].Author == ana ? bo : ana).Actor, topic.PostId, "like", true, default);
        }

        var since = portal.Clock.GetUtcNow().UtcDateTime.AddDays(-7);
        var all = await Pages(portal, bo, new TopicFilter());
        Assert.Equal(40, all.Count);
        bool Holds(TopicRow row, TopicFilter filter)
        {
            var (it, i) = (made.Single(m => m.Topic.TopicId == row.Id), made.FindIndex(m => m.Topic.TopicId == row.Id));
            return filter.Tags.All(it.Tags.Contains) && (filter.Kind is null || row.Kind == filter.Kind)
                && filter.StateWanted switch { null => true, AnswerState.Unanswered => row.PostCount == 1, AnswerState.Solved => row.AcceptedPostId is not null, _ => row is { Kind: TopicKind.Question, AcceptedPostId: null } }
                && (filter.Period != TopicPeriod.Week || row.CreatedAt >= since)
                && (filter.Sort != TopicSort.Mine || it.Author == ana || (i % 4 != 0 && i % 8 == 1));
        }

        var found = 0;
        foreach (var sort in Enum.GetValues<TopicSort>().Where(s => s != TopicSort.Unread))
        foreach (var state in (AnswerState?[])[null, AnswerState.Unanswered, AnswerState.Solved, AnswerState.Unsolved])
        foreach (var tags in (string[][])[[], ["even"], ["odd", "five"], ["no-such-tag"]])
        foreach (var (kind, period) in ((TopicKind?, TopicPeriod?)[])[(null, null), (TopicKind.Question, null), (null, TopicPeriod.Week), (TopicKind.Idea, TopicPeriod.All)])
        {
            var filter = new TopicFilter(sort) { State = state, Tags = tags, Kind = kind, Period = period };
            var expected = all.Where(row => Holds(row, filter));
            expected = sort switch
            {
                TopicSort.New => expected.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id),
                TopicSort.Top => expected.OrderByDescending(r => r.Score).ThenByDescending(r => r.Id),
                _ => expected.OrderByDescending(r => r.LastPostAt).ThenByDescending(r => r.Id),
            };
            var ids = expected.Select(r => r.Id).ToList();
            found += ids.Count;
            Assert.Equal((filter.ToString(), string.Join(' ', ids)), (filter.ToString(), string.Join(' ', (await Pages(portal, ana, filter)).Select(r => r.Id))));
        }

        Assert.True(found > 500);
    }

    [Theory, BothDatabases]
    public async Task A_narrowed_list_shows_nothing_that_its_reader_may_not_see(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other, tag) = (await portal.NewMember("hana"), await portal.NewMember("otto"), "t" + Guid.NewGuid().ToString("N")[..10]);
        var club = await portal.NewClub(host, Visibility.Hidden);
        var secret = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Question, "Secret", "x", [tag]), null, default)).Value;
        var gone = await portal.StartTopic(other, tags: tag);
        var filter = new TopicFilter { Tags = [tag], Kind = TopicKind.Question, State = AnswerState.Unsolved, Period = TopicPeriod.Day };
        Assert.Equal([gone.TopicId, secret.TopicId], (await Pages(portal, host, filter)).Select(t => t.Id));
        Assert.Equal([gone.TopicId], (await Pages(portal, other, filter)).Select(t => t.Id));
        await portal.SetHidden(gone.PostId);
        Assert.Empty(await Pages(portal, other, filter));
        Assert.Empty(await Pages(portal, other, filter with { Sort = TopicSort.Mine }));
        Assert.Equal([secret.TopicId], (await Pages(portal, host, filter with { Sort = TopicSort.Mine })).Select(t => t.Id));
        Assert.Empty((await portal.Get<TopicLists>().Read(Actor.Visitor, new TopicFilter(TopicSort.Mine), Cursor.Start, 10, default)).Items);
    }

    [Theory, BothDatabases]
    public async Task The_API_takes_the_same_conditions_and_a_cursor_only_of_the_same_order(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, tag) = (await portal.NewMember("ana"), "t" + Guid.NewGuid().ToString("N")[..10]);
        var question = await portal.StartTopic(ana, tags: [tag, tag + "2"]);
        await portal.StartTopic(ana, kind: TopicKind.Idea, tags: tag);
        using var api = await portal.Api(ana);
        async Task<IEnumerable<long>> Asks(string query) => (await api.Ask("topics?" + query)).Is(200).Items.Select(t => t.GetProperty("id").GetInt64());
        Assert.Equal([question.TopicId], await Asks($"tag={tag}&tag={tag}2"));
        Assert.Equal([question.TopicId], await Asks($"tag={tag}&kind=question&state=unsolved&period=day&sort=mine"));
        Assert.Empty(await Asks($"tag={tag}&sort=solved"));
        foreach (var wrong in (string[])["kind=dog", "state=gone", "period=hour", "sort=best"]) (await api.Ask("topics?" + wrong)).IsProblem(400, "unknown-value");
        (await api.Ask("topics?" + string.Join('&', Enumerable.Range(0, 6).Select(i => $"tag=a{i}")))).IsProblem(400, "too-many-tags");

        var cursor = (await api.Ask($"topics?tag={tag}&limit=1")).Next!;
        Assert.Single(await Asks($"tag={tag}&cursor={cursor}"));
        Assert.Single(await Asks($"tag={tag}&sort=mine&cursor={cursor}"));
        (await api.Ask($"topics?tag={tag}&sort=top&cursor={cursor}")).IsProblem(400, "bad-cursor");
        (await api.Ask($"topics?cursor={cursor[1..]}")).IsProblem(400, "bad-cursor");
    }

    [Fact]
    public async Task A_page_shows_its_conditions_as_links_and_what_it_does_not_know_is_let_pass()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, tag) = (await portal.NewMember("ana"), "t" + Guid.NewGuid().ToString("N")[..10]);
        for (var i = 0; i < TopicLists.PageSize + 1; i++) await portal.StartTopic(ana, $"Number {i}", tags: [tag, "ink"]);
        using var visitor = portal.Visitor(followRedirects: false);
        var page = await visitor.GetStringAsync($"/latest?tag={tag}&tag=ink&kind=question&state=what&period=&from=nonsense");
        Assert.Contains("noindex, follow", page);
        Assert.Contains($"href=\"/tag/{tag}?kind=question\"", page); // without the other tag
        Assert.Contains($"href=\"/latest?tag={tag}&amp;tag=ink&amp;kind=idea\"", page);
        var next = System.Text.RegularExpressions.Regex.Match(page, "<a [^>]*href=\"([^\"]+)\"[^>]*rel=\"next\"|<a [^>]*rel=\"next\"[^>]*href=\"([^\"]+)\"");
        var more = await visitor.GetStringAsync(WebUtility.HtmlDecode(next.Groups[1].Value + next.Groups[2].Value));
        Assert.Contains("Number 0<", more);
        Assert.DoesNotContain("Number 1<", more);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/mine")).StatusCode);
        Assert.DoesNotContain("noindex", await visitor.GetStringAsync("/solved"));
    }

    private static async Task<List<TopicRow>> Pages(TestPortal portal, Member reader, TopicFilter filter)
    {
        var rows = new List<TopicRow>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await portal.Get<TopicLists>().Read(reader.Actor, filter, TopicOrder.Read(cursor, filter.Sort)!.Value, 15, default);
            rows.AddRange(page.Items);
            cursor = page.Next;
        }

        return rows;
    }
}
