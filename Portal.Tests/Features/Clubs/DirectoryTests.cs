using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Events;
using Portal.Tests.Features.Play;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>Finding clubs.</summary>
public class DirectoryTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Clubs_are_found_by_words_topics_and_products_and_hidden_ones_by_their_members_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other, staff) = (await portal.NewMember("host"), await portal.NewMember("other"), await portal.NewMember("mo", Roles.Moderator));
        var mark = Guid.NewGuid().ToString("N")[..8];
        var (open, closed, plain) = (await Found($"o{mark}", Visibility.Open), await Found($"h{mark}", Visibility.Hidden), await Found($"p{mark}", Visibility.Open, about: false));
        using var member = await portal.Api(host);
        using var stranger = await portal.Api(other);
        using var moderator = await portal.Api(staff);
        await Eventually.True(async () => await Ids(member, $"q=night{mark}") is { Count: 3 }, "its words are in the index");

        foreach (var question in (string[])[$"topic=art-{mark}", $"topic=Art%20{mark}", $"product=duo%20{mark}", $"q=night{mark}&topic=art-{mark}", $"q=night{mark}&product=Duo%20{mark}", $"topic=art-{mark}&sort=active"])
        {
            Assert.Equal([open, closed], (await Ids(member, question)).Order());
            Assert.Equal([open, closed], (await Ids(moderator, question)).Order());
            Assert.Equal([open], await Ids(stranger, question));
            Assert.Equal([open], await Ids(portal.Address.Api(), question));
        }

        Assert.Contains(plain, await Ids(stranger, $"q=night{mark}"));
        Assert.Empty(await Ids(member, $"topic=nothing-{mark}"));
        (await member.Ask("clubs?sort=odd")).IsProblem(400);
        (await member.Ask("clubs?cursor=odd")).IsProblem(400);
        (await member.Ask("clubs?q=by:nobody-at-all-" + mark)).IsProblem(400, field: "q");

        var page = await portal.Visitor().GetStringAsync($"/clubs?topic=art-{mark}");
        Assert.Equal((true, false), (page.Contains($"/clubs/o{mark}", StringComparison.Ordinal), page.Contains($"/clubs/h{mark}", StringComparison.Ordinal)));

        async Task<long> Found(string slug, Visibility visibility, bool about = true)
        {
            NewClub club = new(slug, $"Night{mark}", "For who is up.", visibility) { Page = about ? new() { Topics = [$"Art {mark}"], Products = [$"Duo {mark}"] } : new() };
            Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Create(host.Actor, club, null, default)).Done);
            return (await portal.Club(host, slug))!.Club.Id;
        }
    }

    [Theory, BothDatabases]
    public async Task A_club_in_which_something_is_written_comes_first_and_the_page_of_visitors_says_so(DatabaseProvider provider)
    {
        var portal = await portals.Own(provider);
        var host = await portal.NewMember("host");
        var (quiet, busy) = (await portal.NewClub(host), await portal.NewClub(host));
        var hidden = await portal.NewClub(host, Visibility.Hidden);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        using var visitor = portal.Visitor();
        Assert.True(await Before(busy, quiet)); // as nothing was written, the newest

        Assert.True((await portal.Get<Topics>().Start(host.Actor, new(quiet.BoardId, TopicKind.Discussion, "Up?", "Yes."), null, default)).Done);
        Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Say(host.Actor, hidden.RoomId, new("Psst"), null, default)).Done);
        await Eventually.True(() => Before(quiet, busy), "the club moved up");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Say(host.Actor, busy.RoomId, new("I am"), null, default)).Done);
        await Eventually.True(() => Before(busy, quiet), "the other one did");
        await Eventually.True(async () => (await portal.Club(host, hidden.Club.Slug))!.Club.ActivityAt > hidden.Club.CreatedAt, "so did the hidden one, for its members");
        Assert.DoesNotContain(hidden.Club.Slug, await visitor.GetStringAsync("/clubs"));

        async Task<bool> Before(ClubView first, ClubView second)
        {
            var page = await visitor.GetStringAsync("/clubs");
            return page.IndexOf($"/clubs/{first.Club.Slug}\"", StringComparison.Ordinal) is var one and >= 0 && page.IndexOf($"/clubs/{second.Club.Slug}\"", StringComparison.Ordinal) > one;
        }
    }

    [Theory, BothDatabases]
    public async Task A_list_goes_on_where_it_ended_and_ones_own_clubs_stand_first_on_the_page(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var mark = $"page-{Guid.NewGuid().ToString("N")[..8]}";
        for (var n = 0; n < 5; n++)
        {
            Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Create(host.Actor, new($"{mark}-{n}", "X", "", Visibility.Open) { Page = new() { Topics = [mark] } }, null, default)).Done);
        }

        foreach (var sort in Enum.GetValues<ClubSort>())
        {
            var (seen, cursor) = (new List<string>(), (string?)null);
            do
            {
                var page = (await portal.Get<ClubDirectory>().List(guest.Actor, new(sort) { Topic = mark }, cursor, 2, default)).Value;
                seen.AddRange(page.Items.Select(c => c.Slug));
                cursor = page.Next;
            }
            while (cursor is not null);
            Assert.Equal(Enumerable.Range(0, 5).Select(n => $"{mark}-{n}"), seen.Order());
        }

        Assert.Equal(Joined.Member, (await portal.Get<ClubMembers>().Join(guest.Actor, $"{mark}-0", [], default)).Value);
        using var member = await portal.SignedIn(guest);
        var text = await member.GetStringAsync("/clubs");
        Assert.InRange(text.IndexOf($"/clubs/{mark}-0\"", StringComparison.Ordinal), text.IndexOf("Your clubs", StringComparison.Ordinal), text.IndexOf("More clubs", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task The_products_of_most_clubs_are_offered_to_everybody_and_those_of_hidden_ones_are_not(DatabaseProvider provider)
    {
        var portal = await portals.Own(provider);
        var host = await portal.NewMember("host");
        foreach (var (slug, visibility, product) in new[] { ("one", Visibility.Open, "Duo 2"), ("two", Visibility.Request, "duo 2"), ("three", Visibility.Open, "Solo"), ("four", Visibility.Hidden, "Secret 9") })
        {
            NewClub club = new(slug, slug, "", visibility) { Page = new() { Products = [product] } };
            Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Create(host.Actor, club, null, default)).Done);
        }

        var offered = await portal.Get<ClubDirectory>().Products();
        Assert.Equal([("DUO 2", 2), ("SOLO", 1)], offered.Select(p => (p.Name.ToUpperInvariant(), p.Count)));
        var page = await portal.Visitor().GetStringAsync("/clubs");
        Assert.Contains("/clubs?product=Solo", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", page, StringComparison.Ordinal);
        Assert.Equal(2, (await portal.Address.Api().Ask("clubs?product=DUO%202")).Items.Count);
    }

    [Theory, BothDatabases]
    public async Task News_things_that_are_put_up_games_and_questions_move_a_club_up_like_everything_that_is_written(DatabaseProvider provider)
    {
        var portal = await portals.Own(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var hour = await portal.NewHour(host, club);
        (string Name, Func<Task> Deed)[] deeds =
        [
            ("news", () => portal.NewNews(host, club)),
            ("an article", async () => Assert.True((await portal.Put(host, club, ClubItemKind.Tutorial)).Done)),
            ("a game", async () => Assert.NotEqual(0, await portal.NewDraw(host, club))),
            ("a question", async () => Assert.True((await portal.Ask(host, hour, "Why?")).Done)),
        ];
        foreach (var (name, deed) in deeds)
        {
            var before = (await portal.Club(host, club.Club.Slug))!.Club.ActivityAt;
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await deed();
            await Eventually.True(async () => (await portal.Club(host, club.Club.Slug))!.Club.ActivityAt > before, $"{name} moved it up");
        }

        // A draft of news is nothing that anybody wrote to the club.
        var still = (await portal.Club(host, club.Club.Slug))!.Club.ActivityAt;
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        await portal.NewNews(host, club, draft: true);
        await portal.AllTold();
        Assert.Equal(still, (await portal.Club(host, club.Club.Slug))!.Club.ActivityAt);
    }

    static async Task<IReadOnlyList<long>> Ids(HttpClient api, string question) => [.. (await api.Ask($"clubs?limit=100&{question}")).Is(200).Items.Select(c => c.GetProperty("id").GetInt64())];
}
