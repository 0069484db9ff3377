using Portal.Commons.Moderation;
using Portal.Features.Play;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Play;

public class PlayAccessTests(Portals portals)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Open)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Request)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Invitation)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Hidden)]
    [InlineData(DatabaseProvider.Postgres, Visibility.Request)]
    [InlineData(DatabaseProvider.Postgres, Visibility.Hidden)]
    public async Task A_clubs_games_are_for_who_may_read_the_club_and_nowhere_else(DatabaseProvider provider, Visibility visibility)
    {
        var portal = await portals.Shared(provider);
        var (host, member, waiting, stranger, moderator) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("waiting"), await portal.NewMember("stranger"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.ClubOf(host, visibility, member);
        if (visibility == Visibility.Request) await portal.Join(waiting, club);
        var word = $"crema{Guid.NewGuid():N}"[..14];
        var id = (await portal.Get<Draws>().Announce(host.Actor, portal.Game(club, $"A {word} draw"), ["Beans"], false, null, default)).Value;
        using var hostApi = await portal.Api(host);
        await Eventually.True(async () => (await hostApi.Ask($"search?q={word}")).Items.Count == 1, "the host finds it", TimeSpan.FromSeconds(20));

        var open = visibility == Visibility.Open;
        using var robot = portal.Visitor();
        Assert.Equal(open, (await robot.GetStringAsync("/sitemap/clubs.xml")).Contains($"/games/{id}<", StringComparison.Ordinal));
        foreach (var (who, reads) in new (Member? Who, bool Reads)[] { (host, true), (member, true), (moderator, true), (waiting, open), (stranger, open), (null, open) })
        {
            using var api = who is null ? portal.Address.Api() : await portal.Api(who);
            using var pages = who is null ? portal.Visitor() : await portal.SignedIn(who);
            await using var ear = await portal.Listen(who);
            Assert.Equal(reads ? 200 : 404, (await api.Ask($"games/{id}")).Status);
            Assert.Equal(reads ? 200 : 404, (await api.Ask($"games/{id}/proof")).Status);
            Assert.Equal(reads ? 200 : 404, (await api.Ask($"games/points?club={club.Club.Id}")).Status);
            Assert.Equal(reads, (await api.Ask($"games?club={club.Club.Id}")).Items.Count == 1);
            Assert.Equal(reads, (await api.Ask($"search?q={word}")).Items.Count == 1);
            foreach (var page in (string[])[$"/games/{id}", $"/games/{id}/check", $"/games/{id}/draw.txt"]) Assert.Equal(reads ? 200 : 404, (int)(await pages.GetAsync(page)).StatusCode);
            Assert.Equal(reads || visibility != Visibility.Hidden ? 200 : 404, (int)(await pages.GetAsync($"{club.Url}/games")).StatusCode); // who may know of the club reads there that its games are for members
            Assert.Equal(reads, await Hears(ear, $"game:{id}"));
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_hidden_is_gone_for_all_but_moderators_and_its_author_stands_still_and_comes_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, moderator) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var id = await portal.NewContest(host, club);
        Assert.Equal(1, (await portal.Get<ContestEntries>().Submit(host.Actor, id, "A swan", null, default)).Value);
        var entry = Assert.Single(await Rows(member)).Id;
        Assert.True((await portal.Get<Flags>().Raise(member.Actor, new("game", id), FlagReason.Spam, null, null, default)).Done);
        Assert.True((await portal.Get<Flags>().Raise(member.Actor, new("contest-entry", entry), FlagReason.Spam, null, null, default)).Done);

        await Set("contest-entry", entry, hidden: true);
        Assert.Equal((0, 1, 1), ((await Rows(member)).Count, (await Rows(host)).Count, (await Rows(moderator)).Count));
        await Set("contest-entry", entry, hidden: false);
        Assert.Single(await Rows(member));

        await Set("game", id, hidden: true);
        Assert.Equal((false, true, true), (await portal.Game(member, id) is not null, await portal.Game(host, id) is { Row.Hidden: true }, await portal.Game(moderator, id) is not null));
        await portal.NextStage(id);
        Assert.Equal(GameStage.Open, (await portal.Game(host, id))!.Row.Stage);
        await Set("game", id, hidden: false);
        await portal.RunGames();
        Assert.Equal(GameStage.Closed, (await portal.Game(member, id))!.Row.Stage);

        async Task<IReadOnlyList<EntryRow>> Rows(Member reader) => (await portal.Get<ContestViews>().Entries(reader.Actor, id, 0, 20, default))!.Items;

        async Task Set(string kind, long thing, bool hidden)
        {
            var things = portal.Get<IEnumerable<IModerated>>().Single(m => m.Kind == kind);
            var now = portal.Clock.GetUtcNow().UtcDateTime;
            Assert.True((await portal.Get<Database>().Write<Nothing>(async db => (hidden ? await things.Hide(db, moderator.Actor, thing, "spam", now, default) : await things.Restore(db, moderator.Actor, thing, "it is none", now, default)) is { } problem ? problem : default(Nothing), default)).Done);
        }
    }

    static async Task<bool> Hears(HubListener ear, string channel)
    {
        try { await ear.Subscribe(channel); return true; }
        catch (InvalidOperationException) { return false; }
    }
}
