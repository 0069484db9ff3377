using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Tests.Features.Forum;

public class ContributionTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_members_did_is_counted_as_a_plain_recount_says_after_much_has_happened(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["RateLimits:Enabled=false"]);
        var (people, mo, chance) = (new List<Member>(), await portal.NewMember("mo", Roles.Moderator), new Random(5));
        foreach (var name in new[] { "ana", "bo", "cy" }) people.Add(await portal.NewMember(name));
        var (topics, posts) = (new List<PostPlace>(), new List<PostPlace>());
        for (var i = 0; i < 60; i++)
        {
            var who = people[chance.Next(people.Count)];
            switch (chance.Next(6))
            {
                case 0 when topics.Count < 5: topics.Add((await portal.Get<Topics>().Start(who.Actor, new NewTopic(await GeneralOf(portal), TopicKind.Question, $"Question {i}", "Text"), null, default)).Value); break;
                case 1 when posts.Count > 0: await portal.Get<Reactions>().Set(who.Actor, posts[chance.Next(posts.Count)].PostId, "like", chance.Next(3) > 0, default); break;
                case 2 when posts.Count > 0: var answer = posts[chance.Next(posts.Count)]; await portal.Get<Topics>().Accept(mo.Actor, answer.TopicId, chance.Next(4) > 0 ? answer.PostId : null, default); break;
                case 3 when posts.Count > 3: await portal.Get<Posts>().Delete(mo.Actor, posts[chance.Next(posts.Count)].PostId, null, default); break;
                default: if (topics.Count > 0) posts.Add(await portal.Reply(who, topics[chance.Next(topics.Count)], $"Reply {i}")); break;
            }

            if (i == 30) portal.Clock.Advance(TimeSpan.FromDays(40));
        }

        await Eventually.True(async () => (await Counted(portal)).SequenceEqual(await Recounted(portal)), "the counts are those of a recount");
        Assert.NotEmpty(await Counted(portal));
        var before = await Counted(portal);
        await portal.Get<Database>().Write(async db =>
        {
            await db.Set<Contribution>().Where(c => c.AccountId != people[0].Id).ExecuteDeleteAsync(); // as a count that was cut off leaves them
            await db.Set<MadeForm>().ExecuteDeleteAsync();
            return (Result<Nothing>)default(Nothing);
        }, default);
        await portal.Get<IEnumerable<IJob>>().OfType<ContributionRebuild>().Single().Run(default);
        Assert.Equal(before, await Counted(portal));
    }

    [Theory, BothDatabases]
    public async Task A_helper_stands_on_the_board_with_their_points_and_staff_do_not(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, agent) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("al", Roles.Agent));
        var topic = (await portal.Get<Topics>().Start(ana.Actor, new NewTopic(await GeneralOf(portal), TopicKind.Question, "How?", "Text"), null, default)).Value;
        var answer = await portal.Reply(bo, topic, "So");
        await portal.Reply(agent, topic, "Indeed");
        await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, answer.PostId, default);
        await portal.Get<Reactions>().Set(ana.Actor, answer.PostId, "thanks", true, default);
        await portal.Get<Reactions>().Set(bo.Actor, answer.PostId, "like", true, default); // one's own does not count
        using var visitor = portal.Visitor();
        await Eventually.True(async () => (await visitor.GetStringAsync("/api/v1/helpers")).Contains("\"points\":13", StringComparison.Ordinal), "ten for the answer, two for the thanks, one for the post");
        var board = await portal.Get<ContributionViews>().Board(portal.Get<ContributionViews>().ThisMonth, default);
        Assert.Equal([bo.Id, ana.Id], board.Select(r => r.Person.Id));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync("/api/v1/helpers?month=november")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/helpers/2026-13")).StatusCode);
        var page = await visitor.GetStringAsync("/helpers");
        Assert.Contains("13 points", page);
        Assert.Contains("First accepted answer", await visitor.GetStringAsync($"/u/{bo.Name}"));
        Assert.Equal([BadgeKind.FirstAnswer, BadgeKind.FirstPost], (await portal.Get<ContributionViews>().Of(bo.Id, default)).Badges.Select(b => b.Kind).OrderByDescending(k => k));
    }

    [Theory, BothDatabases]
    public async Task An_answer_far_up_in_a_long_topic_counts_and_counts_no_more_when_another_takes_its_place(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["RateLimits:Enabled=false"]);
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var topic = (await portal.Get<Topics>().Start(ana.Actor, new NewTopic(await GeneralOf(portal), TopicKind.Question, "How?", "Text"), null, default)).Value;
        var early = await portal.Reply(bo, topic, "So");
        for (var i = 0; i < 210; i++) await portal.Reply(ana, topic, $"Hm {i}");
        var late = await portal.Reply(cy, topic, "Or so");
        async Task<(int, int)> Answers() => ((await portal.Get<ContributionViews>().Of(bo.Id, default)).Merit.Answers, (await portal.Get<ContributionViews>().Of(cy.Id, default)).Merit.Answers);

        await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, early.PostId, default);
        await Eventually.True(async () => await Answers() == (1, 0), "the early answer counts");
        await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, late.PostId, default);
        await Eventually.True(async () => await Answers() == (0, 1), "the late one counts in its place");
    }

    [Theory, BothDatabases]
    public async Task Days_are_counted_once_each_and_trust_is_earned_by_reading(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["RateLimits:Enabled=false"]);
        var (ana, bo, visits) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<VisitCounter>());
        var topic = await portal.StartTopic(bo);
        for (var i = 0; i < 30; i++) await portal.Reply(bo, topic, $"Reply {i}");
        var job = portal.Get<IEnumerable<IJob>>().OfType<MeritOfReaders>().Single();
        for (var day = 0; day < 3; day++)
        {
            await visits.Here(ana.Actor, default);
            await visits.Here(ana.Actor, default);
            await visits.Here(Actor.Visitor, default);
            await job.Run(default);
            Assert.Equal((Trust.Newcomer, day + 1), ((await portal.Get<ContributionViews>().Of(ana.Id, default)).Trust, (await portal.Get<ContributionViews>().Of(ana.Id, default)).Merit.Days));
            portal.Clock.Advance(TimeSpan.FromDays(1));
        }

        await portal.Get<Reading>().UpTo(ana.Actor, topic.TopicId, 31, default);
        await visits.Here(ana.Actor, default);
        await job.Run(default);
        Assert.Equal(Trust.Member, (await portal.Get<ContributionViews>().Of(ana.Id, default)).Trust);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0, Trust.Newcomer)]
    [InlineData(500, 0, 0, 0, 1, Trust.Newcomer)]
    [InlineData(0, 0, 0, 30, 3, Trust.Member)]
    [InlineData(10, 0, 5, 300, 15, Trust.Regular)]
    [InlineData(10, 10, 30, 0, 30, Trust.Helper)]
    public void Trust_follows_from_what_was_done(int posts, int answers, int thanks, int read, int days, Trust trust) =>
        Assert.Equal(trust, MeritRules.TrustOf(new(posts, answers, thanks, read, days)));

    private static async Task<long> GeneralOf(TestPortal portal) => await portal.Get<Database>().Read(db => db.Set<Category>().Where(c => c.GroupId == null).Select(c => c.Id).FirstAsync());

    private static Task<List<(long, int, int, int, int)>> Counted(TestPortal portal) => portal.Get<Database>().Read(async db =>
        (await db.Set<Contribution>().OrderBy(c => c.AccountId).ThenBy(c => c.Month).ToListAsync()).ConvertAll(c => (c.AccountId, c.Month, c.Posts, c.Answers, c.Thanks)));

    private static Task<List<(long, int, int, int, int)>> Recounted(TestPortal portal) => portal.Get<Database>().Read(async db =>
    {
        var (posts, topics, reactions) = (await db.Set<Post>().ToListAsync(), await db.Set<Topic>().ToDictionaryAsync(t => t.Id), await db.Set<Reaction>().ToListAsync());
        return posts.Where(p => !p.Hidden && p.DeletedAt == null && topics[p.TopicId] is { Hidden: false, Public: true })
            .GroupBy(p => (p.AuthorId, Month: Months.Of(p.CreatedAt))).OrderBy(g => g.Key)
            .Select(g => (g.Key.AuthorId, g.Key.Month, g.Count(), g.Count(p => topics[p.TopicId].AcceptedPostId == p.Id), g.Sum(p => reactions.Count(r => r.PostId == p.Id && r.AccountId != p.AuthorId)))).ToList();
    });
}
