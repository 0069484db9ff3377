using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Accounts;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class IdeaTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_vote_counts_once_can_be_taken_back_and_is_refused_beyond_the_budget(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Forum:OpenVotes=2"]);
        var (ana, ideas) = (await portal.NewMember("ana"), portal.Get<Ideas>());
        var (first, second, third) = (await Idea(portal), await Idea(portal), await Idea(portal));
        for (var i = 0; i < 2; i++) Assert.True((await ideas.Vote(ana.Actor, first, true, default)).Done);
        Assert.True((await ideas.Vote(ana.Actor, second, true, default)).Done);
        Assert.Equal("no-votes-left", (await ideas.Vote(ana.Actor, third, true, default)).Problem?.Code);
        Assert.Equal((1, 1, 0), (await Votes(portal, first), await Votes(portal, second), await Votes(portal, third)));

        for (var i = 0; i < 2; i++) Assert.True((await ideas.Vote(ana.Actor, first, false, default)).Done);
        Assert.True((await ideas.Vote(ana.Actor, third, true, default)).Done);
        Assert.Equal((0, 1), (await Votes(portal, first), await Votes(portal, third)));
        Assert.Equal(new VotesLeft(true, 2, 2), await portal.Get<IdeaViews>().Votes(ana.Actor, third, default));
    }

    [Theory, BothDatabases]
    public async Task Votes_given_at_once_never_exceed_the_budget(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Forum:OpenVotes=3"]);
        var ana = await portal.NewMember("ana");
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Idea(portal)));
        var given = await Task.WhenAll(made.Select(id => portal.Get<Ideas>().Vote(ana.Actor, id, true, default)));
        Assert.Equal(3, given.Count(g => g.Done));
        Assert.All(given.Where(g => !g.Done), g => Assert.Equal("no-votes-left", g.Problem!.Code));
        Assert.Equal(3, (await Task.WhenAll(made.Select(id => Votes(portal, id)))).Sum());
    }

    [Theory, BothDatabases]
    public async Task Votes_come_back_when_an_idea_is_settled_and_it_takes_no_more(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Forum:OpenVotes=1"]);
        var (ana, lena, ideas) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent), portal.Get<Ideas>());
        var (shipped, declined, hidden, last) = (await Idea(portal), await Idea(portal), await portal.StartTopic(await portal.NewMember("bo"), kind: TopicKind.Idea), await Idea(portal));
        foreach (var (id, state) in new[] { (shipped, IdeaState.Shipped), (declined, IdeaState.Declined) })
        {
            Assert.True((await ideas.Vote(ana.Actor, id, true, default)).Done);
            Assert.False((await ideas.Vote(ana.Actor, last, true, default)).Done);
            Assert.True((await ideas.SetState(lena.Actor, id, state, "So it is.", null, default)).Done);
            Assert.Equal("votes-closed", (await ideas.Vote(ana.Actor, id, false, default)).Problem?.Code);
            Assert.Equal(1, await Votes(portal, id));
        }

        Assert.True((await ideas.Vote(ana.Actor, hidden.TopicId, true, default)).Done);
        await portal.SetHidden(hidden.PostId); // nobody could take that vote back
        Assert.True((await ideas.Vote(ana.Actor, last, true, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_duplicate_gives_its_votes_to_the_other_idea_and_each_member_counts_once(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Forum:OpenVotes=2"]);
        var (ana, bo, lena, ideas) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("lena", Roles.Agent), portal.Get<Ideas>());
        var (timer, schedule, other) = (await Idea(portal, "A timer"), await Idea(portal, "A schedule"), await Idea(portal));
        foreach (var (who, what) in new[] { (ana, timer), (ana, schedule), (bo, timer), (bo, other) }) Assert.True((await ideas.Vote(who.Actor, what, true, default)).Done);
        Assert.False((await ideas.Vote(ana.Actor, other, true, default)).Done);

        Assert.True((await ideas.Merge(lena.Actor, timer, schedule, null, 0, default)).Done);
        Assert.Equal((0, 2), (await Votes(portal, timer), await Votes(portal, schedule)));
        Assert.True((await ideas.Vote(ana.Actor, other, true, default)).Done); // had voted for both
        Assert.Equal(2, (await portal.Get<IdeaViews>().Votes(bo.Actor, schedule, default)).Open); // had not
        Assert.Equal("votes-closed", (await ideas.Vote(lena.Actor, timer, true, default)).Problem?.Code);
        var (duplicate, kept) = (await portal.Get<IdeaViews>().Find(ana.Actor, timer, default), await portal.Get<IdeaViews>().Find(ana.Actor, schedule, default));
        Assert.Equal((IdeaState.Duplicate, schedule), (duplicate!.State, duplicate.MergedInto));
        Assert.Equal([timer], kept!.Duplicates);
        Assert.DoesNotContain((await portal.Get<IdeaViews>().Read(ana.Actor, new(), Cursor.Start, 50, default)).Items, i => i.Topic.Id == timer);

        Assert.Equal("merge-into-itself", (await ideas.Merge(lena.Actor, schedule, schedule, null, null, default)).Problem?.Code);
        Assert.Equal("merge-into-duplicate", (await ideas.Merge(lena.Actor, schedule, timer, null, null, default)).Problem?.Code);
        Assert.Equal("merge-settled", (await ideas.Merge(lena.Actor, timer, schedule, null, null, default)).Problem?.Code);
        Assert.Equal("no-such-idea", (await ideas.Merge(lena.Actor, schedule, (await portal.StartTopic(ana)).TopicId, null, null, default)).Problem?.Code);
        Assert.True((await ideas.SetState(lena.Actor, timer, IdeaState.Open, "It is another wish after all.", 1, default)).Done);
        Assert.Empty((await portal.Get<IdeaViews>().Find(ana.Actor, schedule, default))!.Duplicates);
    }

    [Theory, BothDatabases]
    public async Task Topics_of_ideas_are_merged_only_where_their_votes_count_as_they_did_and_who_looks_at_either_is_told(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo, ideas, moves) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), portal.Get<Ideas>(), portal.Get<PostMoves>());
        var (from, into, declined, duplicate) = (await Idea(portal), await Idea(portal), await Idea(portal), await Idea(portal));
        Assert.True((await ideas.Vote(ana.Actor, from, true, default)).Done);
        Assert.True((await ideas.SetState(mo.Actor, declined, IdeaState.Declined, "No.", null, default)).Done);
        Assert.True((await ideas.Merge(mo.Actor, duplicate, declined, null, null, default)).Done);
        async Task<string> Try(long one, long other) => (await moves.Merge(mo.Actor, one, other, null, default)).Problem is { } p ? $"{p.Field} {p.Code}" : "done";
        Assert.Equal("intoTopicId merge-into-settled", await Try(from, declined));
        Assert.Equal("intoTopicId merge-into-duplicate", await Try(from, duplicate));
        Assert.Equal(" merge-settled", await Try(declined, into));
        Assert.Equal((1, 0), (await Votes(portal, from), await Votes(portal, declined)));

        await using var ear = await portal.Listen(ana);
        foreach (var id in new[] { from, into }) await ear.Subscribe($"topic:{id}");
        var kept = (await moves.Merge(mo.Actor, from, into, null, default)).Value;
        foreach (var id in new[] { from, into }) await ear.Hear(told => told.Type == "votes-changed" && told.Data.GetProperty("topicId").GetInt64() == id);
        Assert.Equal(1, await Votes(portal, into));
        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, into, kept.ChangeId, default)).Done);
        Assert.Equal((1, 0), (await Votes(portal, from), await Votes(portal, into)));
    }

    [Theory, BothDatabases]
    public async Task Staff_find_the_idea_that_another_repeats_by_words_of_its_title_in_any_case_and_script(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, views, mark) = (await portal.NewMember("lena", Roles.Agent), portal.Get<IdeaViews>(), "q" + Guid.NewGuid().ToString("N")[..8].Replace('e', 'o'));
        var (few, many, mine) = (await Idea(portal, $"ÄRGER mit {mark} 打印機"), await Idea(portal, $"Ärger: {mark}, 打印机"), await Idea(portal, $"Ärger {mark}"));
        await portal.StartTopic(await portal.NewMember("ana"), $"Ärger {mark}: a question");
        await portal.Get<Ideas>().Vote(lena.Actor, many, true, default);
        async Task<string> Found(string words) => string.Join(' ', (await views.Find(lena.Actor, mine, words, 8, default)).Value.Select(i => i.Id));
        await Eventually.True(async () => await Found($"ärger {mark[..7]}") == $"{many} {few}", "both are found, the most wanted first");
        Assert.Equal($"{many} {few}", await Found($"{mark} 打印"));
        Assert.Equal("", await Found($"{mark} nothing"));
        Assert.InRange((await views.Find(lena.Actor, mine, "", 8, default)).Value.Count, 2, 8);
        Assert.Equal("too-long", (await views.Find(lena.Actor, mine, new string('x', 1000), 8, default)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task Ideas_merged_and_voted_for_at_once_keep_true_counts(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ideas) = (await portal.NewMember("lena", Roles.Agent), portal.Get<Ideas>());
        var (from, into) = (await Idea(portal), await Idea(portal));
        var voters = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => portal.NewMember("voter")));
        var votes = voters.SelectMany((v, i) => new[] { ideas.Vote(v.Actor, from, true, default), ideas.Vote(v.Actor, into, i % 2 == 0, default) }).ToList();
        await Task.WhenAll([.. votes, ideas.Merge(lena.Actor, from, into, null, null, default)]);
        Assert.Equal(0, await Votes(portal, from));
        Assert.Equal(await portal.Get<Database>().Read(db => db.Set<IdeaVote>().CountAsync(v => v.TopicId == into)), await Votes(portal, into));
    }

    [Theory, BothDatabases]
    public async Task Staff_alone_say_where_an_idea_stands_and_of_two_the_second_is_told(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var idea = await Idea(portal);
        foreach (var (roles, may) in new[] { (Roles.None, false), (Roles.Agent, true), (Roles.Moderator, true) })
        {
            using var api = await portal.Api(await portal.NewMember("someone", roles));
            var answer = await api.Post($"topics/{idea}/idea-state", new { state = "planned", word = $"Planned by {roles}" });
            if (may) answer.Is(200);
            else answer.IsProblem(403, "not-allowed");
        }

        using var visitor = portal.Address.Api();
        (await visitor.Post($"topics/{idea}/idea-state", new { state = "open", word = "w" })).IsProblem(401);
        using var staff = await portal.Api(await portal.NewMember("lena", Roles.Agent));
        (await staff.Post($"topics/{idea}/idea-state", new { state = "shipped", word = " " })).IsProblem(400, "required", "word");
        (await staff.Post($"topics/{idea}/idea-state", new { state = "duplicate", word = "w" })).IsProblem(400, "duplicate-of-what", "state");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => staff.Post($"topics/{idea}/idea-state", new { state = "shipped", word = $"Version {i}", version = 2 })));
        Assert.Equal([200, 409, 409], answers.Select(a => a.Status).Order());

        var read = (await visitor.Ask($"topics/{idea}/idea")).Is(200).Json;
        Assert.Equal(["shipped", "planned", "planned"], read.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("state").GetString()));
        Assert.Equal("shipped", (await visitor.Ask($"topics/{idea}")).Json.GetProperty("ideaState").GetString());
        (await staff.Post($"topics/{(await portal.StartTopic(await portal.NewMember())).TopicId}/idea-state", new { state = "open", word = "w" })).IsProblem(403, "not-an-idea");
    }

    [Theory, BothDatabases]
    public async Task Ideas_come_page_by_page_in_every_order_each_once(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, lena) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent));
        var made = new List<long>();
        for (var i = 0; i < 7; i++) made.Add(await Idea(portal, $"Idea {i}"));
        foreach (var i in new[] { 2, 5 }) await portal.Get<Ideas>().Vote(ana.Actor, made[i], true, default);
        await portal.Get<Ideas>().SetState(lena.Actor, made[1], IdeaState.Planned, "Soon.", null, default);
        await portal.Get<Ideas>().SetState(lena.Actor, made[5], IdeaState.Declined, "Never.", null, default);
        using var visitor = portal.Address.Api();
        Assert.Equal([5, 2, 6, 4, 3, 1, 0], await Listed("votes"));
        Assert.Equal([6, 5, 4, 3, 2, 1, 0], await Listed("new"));
        Assert.Equal([1, 2, 6, 4, 3, 0, 5], await Listed("state"));
        Assert.Equal([1], await Listed("votes&state=planned"));

        async Task<List<int>> Listed(string sort)
        {
            var found = new List<int>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = (await visitor.Ask($"ideas?sort={sort}&limit=3&cursor={cursor}")).Is(200);
                found.AddRange(page.Items.Select(t => made.IndexOf(t.GetProperty("id").GetInt64())));
                cursor = page.Next;
            }

            return found;
        }
    }

    [Theory, BothDatabases]
    public async Task An_idea_that_went_from_view_is_in_no_list_and_named_by_none_that_leads_to_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, mark) = (await portal.NewMember("lena", Roles.Agent), Guid.NewGuid().ToString("N"));
        var (idea, into) = (await portal.StartTopic(await portal.NewMember("ana"), kind: TopicKind.Idea), await portal.StartTopic(await portal.NewMember("bo"), mark, kind: TopicKind.Idea));
        Assert.True((await portal.Get<Ideas>().SetState(lena.Actor, into.TopicId, IdeaState.Planned, $"word {mark}", null, default)).Done);
        Assert.True((await portal.Get<Ideas>().Merge(lena.Actor, idea.TopicId, into.TopicId, null, null, default)).Done);
        using var visitor = portal.Visitor();
        foreach (var page in new[] { idea.Url, "/roadmap" }) await Eventually.True(async () => (await visitor.GetStringAsync(page)).Contains(mark), $"{page} says it");

        await portal.SetHidden(into.PostId);
        foreach (var page in new[] { idea.Url, "/roadmap", "/ideas", "/ideas?sort=new", "/api/v1/ideas?state=planned&limit=100", $"/api/v1/topics/{idea.TopicId}/idea" })
            await Eventually.Within(2, async () => !(await visitor.GetStringAsync(page)).Contains(mark), $"{page} says no more of it");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/api/v1/topics/{into.TopicId}/idea")).StatusCode);
        Assert.Equal(ProblemKind.NotFound, (await portal.Get<Ideas>().Vote(lena.Actor, into.TopicId, true, default)).Problem?.Kind);
    }

    [Theory, BothDatabases]
    public async Task Votes_of_a_public_idea_go_to_no_closed_club_and_a_stranger_knows_nothing_of_its_ideas(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host", Roles.Agent);
        var club = await portal.NewClub(host, Visibility.Hidden);
        var inside = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Idea, "Inside", "b"), null, default)).Value;
        var idea = await Idea(portal);
        Assert.Equal("merge-into-hidden", (await portal.Get<Ideas>().Merge(host.Actor, idea, inside.TopicId, null, null, default)).Problem?.Code);
        Assert.True((await portal.Get<Ideas>().Merge(host.Actor, inside.TopicId, idea, "secret word", null, default)).Done);
        var stranger = await portal.NewMember("ana");
        Assert.Null(await portal.Get<IdeaViews>().Find(stranger.Actor, inside.TopicId, default));
        Assert.Empty((await portal.Get<IdeaViews>().Find(stranger.Actor, idea, default))!.Duplicates);
    }

    [Theory, BothDatabases]
    public async Task Votes_and_me_toos_are_in_the_export_and_go_with_their_member(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var (idea, question) = (await Idea(portal), (await portal.StartTopic(await portal.NewMember("bo"))).TopicId);
        Assert.True((await portal.Get<Ideas>().Vote(ana.Actor, idea, true, default)).Done);
        Assert.True((await portal.Get<MeToos>().Set(ana.Actor, question, true, default)).Done);
        using var api = await portal.Api(ana);
        var export = (await api.Ask("me/export")).Is(200).Json;
        Assert.Equal(idea, Assert.Single(export.GetProperty("votes").EnumerateArray()).GetProperty("topicId").GetInt64());
        Assert.Equal(question, Assert.Single(export.GetProperty("meToos").EnumerateArray()).GetProperty("topicId").GetInt64());
        Assert.Equal(1, (await api.Ask("me/votes")).Is(200).Json.GetProperty("open").GetInt32());

        Assert.True((await portal.Get<Erasure>().Erase(ana.Actor, default)).Done);
        Assert.Equal((0, 0), (await Votes(portal, idea), await portal.Get<Database>().Read(db => db.Set<Topic>().Where(t => t.Id == question).Select(t => t.MeTooCount).SingleAsync())));
    }

    private static async Task<long> Idea(TestPortal portal, string title = "Let it wake up on a schedule") =>
        (await portal.StartTopic(await portal.NewMember("author"), title, kind: TopicKind.Idea)).TopicId;

    private static Task<int> Votes(TestPortal portal, long id) => portal.Get<Database>().Read(db => db.Set<Topic>().Where(t => t.Id == id).Select(t => t.VoteCount).SingleAsync());
}
