using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Portal.Features.Clubs;
using Portal.Features.Play;
using Portal.Platform.Live;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Play;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>What is inside a hidden club, looked for from outside by everybody who is not in it, wherever the portal says something.</summary>
public partial class OutsideClubTests(Portals portals)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task What_is_inside_a_hidden_club_is_found_by_its_members_and_nowhere_by_anybody_else(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        // What is looked for; the club's name in addresses, and a word beside it to ask the search for: pages repeat what they were asked.
        var mark = Guid.NewGuid().ToString("N")[..8];
        var (secret, slug, beside) = ($"quokka{mark}", $"burrow-{mark}", $"wombat{mark}");
        var (host, member, other) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("other"));
        await portal.NewClub(other);
        await portal.StartTopic(host, "In public", tags: ["seen"]);
        await Eventually.True(async () => !(await Counts(portal, host)).EndsWith("\n{\"items\":[],\"next\":null}", StringComparison.Ordinal), "what was written in public counts");
        var before = await Counts(portal, host);
        var inside = await Found(portal, host, slug, secret, beside, other);
        await portal.Get<NewsDispatcher>().CatchUp(Ct);
        string[] pages =
        [
            "/", "/forum", "/latest", "/top", "/unanswered", "/ideas", "/clubs", "/rooms", "/events", "/helpers", "/feed.atom", "/sitemap.xml", "/robots.txt",
            $"/u/{host.Name}", $"/search?q={beside}", $"/tag/{beside}", $"/clubs/{slug}", $"/clubs/{slug}/members", $"/clubs/{slug}/board", $"/clubs/{slug}/room", $"/clubs/{slug}/events",
            $"/c/club-{slug}", $"/c/club-{slug}/feed.atom", $"/t/{inside.TopicId}", $"/t/{inside.TopicId}/feed.atom", $"/t/{inside.TopicId}/x/print", $"/rooms/{inside.RoomId}", $"/events/{inside.EventId}", "/messages", "/notifications",
            $"/clubs/{slug}/news", $"/clubs/{slug}/news/{inside.NewsId}", $"/clubs/{slug}/health", $"/clubs/{slug}/articles", $"/clubs/{slug}/articles/{inside.ArticleId}", $"/clubs/{slug}/games", $"/games/{inside.DrawId}", $"/games/{inside.DrawId}/check",
            $"/clubs/{slug}/downloads", $"/clubs/{slug}/downloads/{inside.DownloadId}", $"/clubs/{slug}/photos", $"/clubs/{slug}/photos/{inside.PhotoId}", inside.FileUrl, $"/games/{inside.ContestId}", $"/games/{inside.ContestId}?entry=1", $"/games/{inside.QuizId}",
            $"/games/points?club={inside.ClubId}", $"/games/points?club={inside.ClubId}&person={host.Id}", "/cards", $"/cards/new?to={host.Name}",
            $"/events/{inside.EventId}/questions", $"/events/{inside.EventId}/transcript", $"/clubs?q={beside}", "/clubs?sort=activity",
        ];
        string[] calls =
        [
            "clubs?limit=100", $"clubs/{slug}", $"clubs/{slug}/members", $"clubs/{slug}/questions", $"clubs/{slug}/requests", $"clubs/{slug}/bans", $"clubs/{slug}/invitations", $"clubs/{slug}/hand-over",
            "rooms?limit=100", $"rooms/{inside.RoomId}", $"rooms/{inside.RoomId}/messages", "events?limit=100", $"events/{inside.EventId}", "categories", "tags", "topics?limit=100", $"topics?category={inside.BoardId}",
            $"topics/{inside.TopicId}", $"topics/{inside.TopicId}/posts", $"posts/{inside.PostId}", $"search?q={beside}", $"people/{host.Name}", $"people?q={host.Name}", "helpers", "ideas", "me/notifications", "me/events", "me/invitations",
            $"topics/words?q={beside}", $"topics/similar?title={beside}",
            $"clubs/{slug}/page", $"clubs/{slug}/news", $"clubs/{slug}/news/{inside.NewsId}", $"clubs/{slug}/health", $"clubs/{slug}/articles", $"clubs/{slug}/items/{inside.ArticleId}", $"games?club={inside.ClubId}", $"games/{inside.DrawId}", $"games/{inside.DrawId}/proof", $"games/points?club={inside.ClubId}",
            $"events/{inside.EventId}/hour", $"events/{inside.EventId}/hour/questions", $"clubs?q={beside}",
            $"clubs/{slug}/downloads", $"clubs/{slug}/photos", $"clubs/{slug}/items/{inside.DownloadId}", $"clubs/{slug}/items/{inside.PhotoId}", $"clubs/{slug}/downloads/{inside.DownloadId}/feedback",
            $"games/{inside.ContestId}", $"games/{inside.ContestId}/entries", $"games/{inside.QuizId}", $"games/points/entries?club={inside.ClubId}&person={host.Id}", "me/cards",
        ];

        // From inside it is there: what is not found below could have been.
        Assert.True((await portal.Get<InvitationAnswers>().Accept(member.Actor, inside.Link, Ct)).Done);
        using var insider = await portal.Api(member);
        await Eventually.True(async () => (await insider.Ask($"search?q={beside}")).Items.Count > 0, "it is in the index");
        var seen = await Seen(await portal.SignedIn(member), insider);
        foreach (var address in (string[])["/clubs", $"/clubs/{slug}", $"/t/{inside.TopicId}", $"/rooms/{inside.RoomId}", $"/events/{inside.EventId}", $"/search?q={beside}", "clubs?limit=100", "events?limit=100", $"search?q={beside}", $"clubs/{slug}/news", $"clubs/{slug}/items/{inside.ArticleId}", $"games/{inside.DrawId}", $"events/{inside.EventId}/hour/questions", $"/clubs/{slug}/news/{inside.NewsId}", $"/games/{inside.DrawId}", $"topics/{inside.TopicId}/posts", $"rooms/{inside.RoomId}/messages",
            $"/clubs/{slug}/downloads", $"/clubs/{slug}/photos/{inside.PhotoId}", inside.FileUrl, $"/games/{inside.ContestId}?entry=1", $"/games/{inside.QuizId}", $"clubs/{slug}/downloads", $"clubs/{slug}/photos", $"games/{inside.ContestId}/entries", $"games/{inside.QuizId}", $"games/points/entries?club={inside.ClubId}&person={host.Id}"])
            Assert.Contains(address, seen);

        var (left, banned) = (await portal.NewMember("left"), await portal.NewMember("banned"));
        Assert.True((await portal.Get<InvitationAnswers>().Accept(left.Actor, inside.Link, Ct)).Done);
        Assert.True((await portal.Get<InvitationAnswers>().Accept(banned.Actor, inside.Link, Ct)).Done);
        Assert.True((await portal.Get<ClubMembers>().Leave(left.Actor, slug, Ct)).Done);
        Assert.True((await portal.Get<ClubBans>().Ban(host.Actor, slug, banned.Id, null, "Rude", Ct)).Done);
        await portal.Get<NewsDispatcher>().CatchUp(Ct);
        var agent = await portal.NewMember("agent", Roles.Agent);
        foreach (var (who, outsider) in (IEnumerable<(string, Member?)>)[("visitor", null), ("member of another club", other), ("who has left", left), ("who was banned from it", banned), ("agent", agent)])
        {
            using var browser = outsider is null ? portal.Visitor() : await portal.SignedIn(outsider);
            using var api = outsider is null ? portal.Address.Api() : await portal.Api(outsider);
            // Who was banned is told so, with the name that they knew, in their own notices alone.
            Assert.Equal((who, ""), (who, string.Join(' ', (await Seen(browser, api)).Where(a => outsider != banned || (a != "/notifications" && a != "me/notifications")))));
            await using var listener = await portal.Listen(outsider);
            foreach (var channel in (string[])[$"club:{inside.ClubId}", $"topic:{inside.TopicId}", $"room:{inside.RoomId}", $"event:{inside.EventId}"])
                await Assert.ThrowsAsync<InvalidOperationException>(() => listener.Subscribe(channel));
        }

        Assert.Equal(before, await Counts(portal, host));

        // By letter, too, nobody outside reads of it; who is in it does.
        await portal.Get<NewsItems>().Write(host.Actor, slug, new($"The {secret} grows", $"{secret} @{other.Name}"), null, Ct);
        await portal.AllTold();
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await portal.WriteLetters();
        Assert.Contains(await portal.Letters(member), letter => letter.Text.Contains(secret, StringComparison.Ordinal));
        foreach (var outsider in (Member[])[other, left, agent]) Assert.DoesNotContain(await portal.Letters(outsider), letter => $"{letter.Subject} {letter.Text}".Contains(secret, StringComparison.Ordinal));
        Assert.Equal("", portal.Errors.Take());

        // The addresses at which the secret was found, among all.
        async Task<List<string>> Seen(HttpClient browser, HttpClient api)
        {
            var found = new List<string>();
            foreach (var page in pages)
                if (Says(await (await browser.GetAsync(page, Ct)).Content.ReadAsStringAsync(Ct), page)) found.Add(page);
            foreach (var map in Addresses().Matches(await browser.GetStringAsync("/sitemap.xml", Ct)).Select(m => new Uri(m.Groups[1].Value).PathAndQuery).Where(a => a.EndsWith(".xml", StringComparison.Ordinal)))
                if (Says(await browser.GetStringAsync(map, Ct), map)) found.Add(map);
            foreach (var call in calls)
                if (Says((await api.Ask(call)).Json.ToString(), call)) found.Add(call);
            return found;
        }

        bool Says(string text, string address) => text.Contains(secret, StringComparison.OrdinalIgnoreCase) || (!address.Contains(slug, StringComparison.Ordinal) && text.Contains(slug, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Addresses();

    /// <summary>What is counted in the open of somebody and of everything.</summary>
    static async Task<string> Counts(TestPortal portal, Member whom)
    {
        await portal.Get<NewsDispatcher>().CatchUp(Ct);
        using var visitor = portal.Address.Api();
        return string.Join('\n', (await visitor.Ask($"people/{whom.Name}")).Json, (await visitor.Ask("categories")).Json, (await visitor.Ask("tags")).Json, (await visitor.Ask("helpers")).Json);
    }

    /// <summary>Founds a hidden club in which each thing bears the secret, and speaks to an outsider in it.</summary>
    static async Task<Inside> Found(TestPortal portal, Member host, string slug, string secret, string beside, Member outsider)
    {
        using var api = await portal.Api(host);
        var club = (await api.Post("clubs", new { slug, name = $"The {secret}s", about = $"About {secret} and {beside}", visibility = "hidden" })).Is(201).Json;
        var (id, board, room) = (club.GetProperty("id").GetInt64(), club.GetProperty("categoryId").GetInt64(), club.GetProperty("roomId").GetInt64());
        var topic = (await api.Post("topics", new { categoryId = board, kind = "question", title = $"How does a {secret} sleep beside a {beside}?", body = $"{secret} {beside} @{outsider.Name}", tags = new[] { beside } })).Is(201);
        var post = (await api.Post($"topics/{topic.Id}/posts", new { body = $"Well, said the {secret} to @{outsider.Name}." })).Is(201).Id;
        (await api.Post($"rooms/{room}/messages", new { body = $"{secret} {beside} @{outsider.Name}" })).Is(201);
        var when = portal.Clock.GetUtcNow();
        var meeting = (await api.Post("events", new { clubId = id, title = $"{secret} meets {beside}", startsAt = when.AddDays(1), endsAt = when.AddDays(2) })).Is(201).Id;
        (await api.Ask(HttpMethod.Put, $"events/{meeting}/hour", new { lateDays = 7 })).Is(200);
        (await api.Post($"events/{meeting}/hour/questions", new { body = $"Does the {secret} like a {beside}?" })).Is(201);
        var news = (await api.Post($"clubs/{slug}/news", new { title = $"A {secret} was born", body = $"{secret} {beside} @{outsider.Name}" })).Is(201).Id;
        var article = (await api.Post($"clubs/{slug}/articles", new { kind = "tutorial", title = $"Feeding a {secret}", body = $"{secret} {beside}" })).Is(201).Json.GetProperty("item").GetProperty("id").GetInt64();
        var draw = (await api.Post("games/draws", new { clubId = id, title = $"Win a {secret}", body = beside, closesAt = when.AddDays(3), prizes = new[] { secret } })).Is(201).Id;
        var view = (await portal.Club(host, slug))!;
        var file = await portal.Uploaded(host, $"{secret} eats {beside}");
        var download = (await portal.Put(host, view, ClubItemKind.Download, $"What a {secret} eats", $"{secret} {beside}", file: file)).Value;
        var photo = (await portal.Put(host, view, ClubItemKind.Photo, $"A {secret} asleep", "", $"A {secret}", await portal.Uploaded(host))).Value;
        var (contest, quiz) = (await portal.NewContest(host, view), (await portal.Get<Quizzes>().Announce(host.Actor, portal.Game(view, $"How long does a {secret} sleep?"), [new($"The {secret} sleeps", ["long", "little"])], [0], 5, null, Ct)).Value);
        Assert.Equal(1, (await portal.Get<ContestEntries>().Submit(host.Actor, contest, $"My {secret}, with a {beside}", null, Ct)).Value);
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                db.Add(new PlayPoint { GroupId = id, AccountId = host.Id, GameId = quiz, Reason = PointReason.Quiz, Points = 5, At = when.UtcDateTime });
                await db.SaveChangesAsync(Ct);
                return default(Nothing);
            },
            Ct);
        var link = (await api.Post($"clubs/{slug}/invitations", new { uses = 10 })).Is(201).Json.GetProperty("url").GetString()!;
        return new(id, board, room, topic.Id, post, meeting, news, article, draw, download, photo, file, contest, quiz, link.Split('/')[^1]);
    }

    sealed record Inside(long ClubId, long BoardId, long RoomId, long TopicId, long PostId, long EventId, long NewsId, long ArticleId, long DrawId, long DownloadId, long PhotoId, string FileUrl, long ContestId, long QuizId, string Link);
}
