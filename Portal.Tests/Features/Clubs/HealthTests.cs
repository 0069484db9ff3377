using Microsoft.EntityFrameworkCore;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Platform.Jobs;
using Portal.Tests.Features.Events;
using Portal.Tests.Features.Play;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

public class HealthTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Every_figure_is_what_a_recount_of_the_same_data_comes_to(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, ana, bo, cy, dee) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("dee"));
        var stranger = await portal.NewMember("stranger");
        var club = await portal.ClubOf(host, Visibility.Open, ana, bo, cy, dee);
        var other = await portal.ClubOf(stranger, Visibility.Open, ana);
        portal.Clock.Advance(TimeSpan.FromDays(1) - portal.Clock.GetUtcNow().TimeOfDay + TimeSpan.FromHours(9));
        var did = new List<(DateTime Day, long Who)>();

        // The first day: everybody but Cy and Dee; a topic that is answered after two hours, and one that is not.
        var asked = await Start(ana);
        var waits = await Start(bo);
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.Reply(ana, asked, "I mean the small one."); // who asked does not answer
        await portal.Reply(bo, asked, "Like this.");
        var gone = await portal.Reply(bo, asked, "And this.");
        await portal.SetHidden(gone.PostId);
        await Say(host, "Good morning");
        await portal.Get<Reading>().UpTo(stranger.Actor, asked.TopicId, 2, default); // reads, and is no member
        await portal.Get<Topics>().Start(stranger.Actor, new(other.BoardId, TopicKind.Question, "Elsewhere", "Words", []), null, default);
        Did(ana, bo, host);
        await Count();

        // Three days later Cy reads, Dee reacts, and Bo leaves; an event begins and is over.
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var evening = await portal.NewEvent(host, club, portal.Plan(inHours: 1));
        Assert.True((await portal.Answer(ana, evening, guests: 0)).Done);
        Assert.True((await portal.Answer(cy, evening)).Done);
        await portal.Get<Reading>().UpTo(cy.Actor, asked.TopicId, 2, default);
        await portal.Get<Reactions>().Set(dee.Actor, asked.PostId, "like", true, default);
        Assert.True((await portal.Leave(bo, club)).Done);
        Did(cy, dee);
        await Count();

        // Five weeks later Ana comes again, and Eve joins and writes.
        portal.Clock.Advance(TimeSpan.FromDays(35));
        var eve = await portal.NewMember("eve");
        Assert.True((await portal.Join(eve, club)).Done);
        await portal.Reply(eve, waits, "Nobody has said it yet.");
        await portal.Get<Reading>().UpTo(ana.Actor, waits.TopicId, 2, default);
        await Say(eve, "Hello");
        Did(ana, eve);
        await Count();

        foreach (var days in new[] { 30, 90 })
        {
            var health = (await portal.Get<ClubHealths>().Read(host.Actor, club.Club.Slug, days, default)).Value;
            Assert.Equal(await Recount(health.Period), Said(Plain(health.Sums), health.Sums.FirstReplyMinutes));
            Assert.Equal(await Recount(health.Period.Before()), Said(Plain(health.Before), health.Before.FirstReplyMinutes));
            Assert.Equal(Plain(health.Sums)[2..8], health.Weeks.Aggregate(new int[6], (sum, week) => [.. sum.Zip(Plain(week.Sums)[2..8], (a, b) => a + b)]));
        }

        var now = (await portal.Get<ClubHealths>().Read(host.Actor, club.Club.Slug, 90, default)).Value;
        Assert.Equal((1, 1, 2), (now.Sums.Returned, now.Sums.Left, now.Sums.ActiveMonth));
        Assert.Equal((4 + 1, 2, 4 * 60), (now.Sums.Joined, now.Sums.FirstReplies, now.Sums.FirstReplyMinutes));
        Assert.Contains(now.Hints, hint => hint.Kind == HealthHintKind.NoNews);
        Assert.DoesNotContain(now.Hints, hint => hint.Kind == HealthHintKind.Unanswered);
        Assert.Equal(now.Sums, (await portal.Get<ClubHealths>().Read(host.Actor, club.Club.Slug, 90, default)).Value.Sums);
        await Count(); // counted once more, it is the same
        Assert.Equal(now.Sums, (await portal.Get<ClubHealths>().Read(host.Actor, club.Club.Slug, 90, default)).Value.Sums);

        async Task<PostPlace> Start(Member who) => (await portal.Get<Topics>().Start(who.Actor, new(club.BoardId, TopicKind.Question, "How much milk?", "Words", []), null, default)).Value;

        async Task Say(Member who, string words)
        {
            using var api = await portal.Api(who);
            (await api.Post($"rooms/{club.RoomId}/messages", new { body = words })).Is(201);
        }

        void Did(params Member[] who) => did.AddRange(who.Select(m => (portal.Clock.GetUtcNow().UtcDateTime.Date, m.Id)));

        async Task Count()
        {
            await portal.AllRead("club-tracks");
            await portal.Get<IEnumerable<IJob>>().OfType<ClubDaysJob>().Single().Run(default);
        }

        // From the data themselves, and from what the test did: no query of the portal's.
        async Task<string> Recount(HealthPeriod period)
        {
            var (from, end) = (period.From, period.To.AddDays(1));
            await using var db = portal.Get<Database>().Open();
            var topics = (await db.Set<Topic>().ToListAsync()).FindAll(t => t.GroupId == club.Club.Id).ToDictionary(t => t.Id);
            var posts = (await db.Set<Post>().ToListAsync()).FindAll(p => topics.ContainsKey(p.TopicId) && !p.Hidden);
            var inside = posts.FindAll(p => p.CreatedAt >= from && p.CreatedAt < end);
            var said = (await db.Set<RoomMessage>().ToListAsync()).Count(m => m.RoomId == club.RoomId && m.At >= from && m.At < end);
            var events = (await db.Set<Event>().ToListAsync()).FindAll(e => e.GroupId == club.Club.Id && e.StartsAt >= from && e.StartsAt < end);
            var waited = posts.Where(p => p.Number > 1 && p.AuthorId != topics[p.TopicId].AuthorId).GroupBy(p => p.TopicId).Select(g => g.MinBy(p => p.Number)!).Where(p => p.CreatedAt >= from && p.CreatedAt < end)
                .Select(p => p.CreatedAt - topics[p.TopicId].CreatedAt).Order().ToList();
            int? median = waited.Count == 0 ? null : ReplyWaits.Steps.Cast<int?>().FirstOrDefault(step => waited[(waited.Count - 1) / 2] <= TimeSpan.FromMinutes(step!.Value));
            return Said([Active(7), Active(30), inside.Count(p => p.Number == 1), inside.Count(p => p.Number > 1), said, events.Count, events.Sum(e => e.Going), waited.Count], median);

            int Active(int days) => did.Where(d => d.Day <= period.To && d.Day > period.To.AddDays(-days)).Select(d => d.Who).Distinct().Count();
        }
    }

    [Theory, BothDatabases]
    public async Task How_a_club_is_doing_is_for_who_runs_it_and_for_staff_and_betrays_no_single_reader(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, member, waiting, stranger, agent, moderator) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("waiting"), await portal.NewMember("stranger"), await portal.NewMember("agent", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var readers = new List<Member>();
        for (var i = 0; i < 3; i++) readers.Add(await portal.NewMember("reader"));
        var club = await portal.ClubOf(host, Visibility.Open, [member, .. readers]);
        var (known, secret) = (await Start("Read by three"), await Start("Read by one"));
        foreach (var reader in readers) await portal.Get<Reading>().UpTo(reader.Actor, known.TopicId, 1, default);
        await portal.Get<Reading>().UpTo(member.Actor, secret.TopicId, 1, default);
        await portal.Get<IEnumerable<IJob>>().OfType<ClubDaysJob>().Single().Run(default);
        portal.Clock.Advance(TimeSpan.FromDays(3));

        foreach (var visibility in new[] { Visibility.Open, Visibility.Request, Visibility.Invitation, Visibility.Hidden })
        {
            await portal.SetVisibility(club, visibility);
            if (visibility == Visibility.Request) await portal.Join(waiting, club);
            var (open, mayKnow) = (visibility == Visibility.Open, visibility != Visibility.Hidden);
            foreach (var (who, status) in new (Member? Who, int Status)[] { (host, 200), (moderator, 200), (agent, open ? 200 : mayKnow ? 403 : 404), (member, 403), (waiting, mayKnow ? 403 : 404), (stranger, mayKnow ? 403 : 404), (null, mayKnow ? 401 : 404) })
            {
                using var api = who is null ? portal.Address.Api() : await portal.Api(who);
                Assert.Equal(status, (await api.Ask($"clubs/{club.Club.Slug}/health")).Status);
                Assert.Equal(status, (int)(await api.GetAsync($"clubs/{club.Club.Slug}/health/export.csv")).StatusCode);
                using var pages = who is null ? portal.Visitor() : await portal.SignedIn(who);
                Assert.Equal(status == 200 ? 200 : 404, (int)(await pages.GetAsync($"/clubs/{club.Club.Slug}/health")).StatusCode);
            }

            if (visibility == Visibility.Request) await portal.Leave(waiting, club); // the request is taken back
        }

        using var mine = await portal.Api(host);
        (await mine.Ask($"clubs/{club.Club.Slug}/health?days=31")).IsProblem(400, field: "days");
        var health = (await mine.Ask($"clubs/{club.Club.Slug}/health?days=90")).Is(200).Json;
        var read = health.GetProperty("mostRead").EnumerateArray().Select(t => (t.GetProperty("title").GetString(), t.GetProperty("readers").ValueKind == System.Text.Json.JsonValueKind.Null ? (int?)null : t.GetProperty("readers").GetInt32()));
        Assert.Equal([("Read by three", 3), ("Read by one", null)], read);
        Assert.Equal(2, health.GetProperty("now").GetProperty("unansweredLate").GetInt32());
        Assert.Equal(("unanswered", 2), (health.GetProperty("hints")[0].GetProperty("kind").GetString(), health.GetProperty("hints")[0].GetProperty("count").GetInt32()));
        var lines = (await mine.GetStringAsync($"clubs/{club.Club.Slug}/health/export.csv?days=30")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("day,active,", lines[0]);
        Assert.Equal(health.GetProperty("sums").GetProperty("topics").GetInt32(), lines.Skip(1).Sum(line => int.Parse(line.Split(',')[7])));

        async Task<PostPlace> Start(string title) => (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Question, title, "Words", []), null, default)).Value;
    }

    [Theory, BothDatabases]
    public async Task Who_opens_news_an_article_an_event_a_question_hour_or_a_game_of_a_club_was_there_that_day_if_they_are_in_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, stranger) = (await portal.NewMember("host"), await portal.NewMember("stranger"));
        Member[] members = [await portal.NewMember("a"), await portal.NewMember("b"), await portal.NewMember("c"), await portal.NewMember("d"), await portal.NewMember("e")];
        var club = await portal.ClubOf(host, Visibility.Open, members);
        var hour = await portal.NewHour(host, club);
        string[] pages =
        [
            $"{club.Url}/news/{await portal.NewNews(host, club)}", $"{club.Url}/articles/{(await portal.Put(host, club, ClubItemKind.Text)).Value}", $"/events/{hour}", $"/events/{hour}/questions", $"/games/{await portal.NewDraw(host, club)}",
        ];
        using var outside = await portal.SignedIn(stranger);
        foreach (var (member, page) in members.Zip(pages))
        {
            using var browser = await portal.SignedIn(member);
            Assert.Equal((page, 200), (page, (int)(await browser.GetAsync(page)).StatusCode));
            Assert.Equal(200, (int)(await outside.GetAsync(page)).StatusCode);
        }

        var there = await portal.Get<Database>().Read(db => db.Set<GroupVisit>().Where(v => v.GroupId == club.Club.Id).Select(v => v.AccountId).ToListAsync());
        Assert.Equal(members.Select(m => m.Id).Order(), there.Where(id => id != host.Id).Distinct().Order());
    }

    static string Said(int[] figures, int? median) => $"{string.Join(' ', figures)}, {median}";

    static int[] Plain(HealthSums s) => [s.ActiveWeek, s.ActiveMonth, s.Topics, s.Replies, s.Messages, s.Events, s.EventGuests, s.FirstReplies];
}
