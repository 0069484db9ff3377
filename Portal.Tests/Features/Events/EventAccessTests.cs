using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Events;

public class EventAccessTests(Portals portals)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Open)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Request)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Hidden)]
    [InlineData(DatabaseProvider.Postgres, Visibility.Hidden)]
    public async Task A_clubs_events_are_for_who_may_read_the_club_and_nowhere_else(DatabaseProvider provider, Visibility visibility)
    {
        var portal = await portals.Shared(provider);
        var (host, member, waiting, stranger, moderator) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("waiting"), await portal.NewMember("stranger"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host, Visibility.Open);
        await portal.Join(member, club);
        await SetVisibility(portal, club, visibility);
        if (visibility == Visibility.Request) await portal.Join(waiting, club);
        var word = $"crema{Guid.NewGuid():N}"[..14];
        var id = await portal.NewEvent(host, club, portal.Plan(title: $"A {word} evening"));
        using var hostApi = await portal.Api(host);
        await Eventually.True(async () => (await hostApi.Ask($"search?q={word}")).Items.Count == 1, "the host finds it", TimeSpan.FromSeconds(20));

        var open = visibility == Visibility.Open;
        foreach (var (who, reads) in new (Member? Who, bool Reads)[] { (host, true), (member, true), (moderator, true), (waiting, open), (stranger, open), (null, open) })
        {
            using var api = who is null ? portal.Address.Api() : await portal.Api(who);
            using var pages = who is null ? portal.Visitor() : await portal.SignedIn(who);
            await using var ear = await portal.Listen(who);
            Assert.Equal(reads ? 200 : 404, (await api.Ask($"events/{id}")).Status);
            Assert.Equal(reads, (await api.Ask($"events?club={club.Club.Id}")).Items.Count == 1);
            Assert.Equal(reads, (await api.Ask($"search?q={word}")).Items.Count == 1);
            Assert.Equal(reads ? 200 : 404, (int)(await pages.GetAsync($"/events/{id}.ics")).StatusCode);
            Assert.Equal(reads ? 200 : 404, (int)(await pages.GetAsync($"/events/{id}")).StatusCode);
            Assert.Equal(reads, (await pages.GetStringAsync($"/events?month={portal.Clock.GetUtcNow().AddHours(48):yyyy-MM}")).Contains(word, StringComparison.Ordinal));
            Assert.Equal(reads, await Hears(ear, $"event:{id}"));
        }

        using var robot = portal.Visitor();
        var sitemap = await robot.GetStringAsync("/sitemap/places.xml");
        Assert.Equal((true, open), (sitemap.Contains("/events<", StringComparison.Ordinal), sitemap.Contains($"/events/{id}<", StringComparison.Ordinal)));

        await using var all = await portal.Listen();
        await all.Subscribe("events", 0);
        Assert.True((await portal.Get<Portal.Features.Events.Events>().Cancel(host.Actor, id, "No beans.", default)).Done);
        var shown = await portal.NewEvent(moderator);
        await all.Hear(e => e.Data.GetProperty("eventId").GetInt64() == shown);
        Assert.Equal(open, all.Events.Any(e => e.Data.GetProperty("eventId").GetInt64() == id));
    }

    [Theory, BothDatabases]
    public async Task An_event_that_is_hidden_is_gone_for_all_but_moderators_and_who_planned_it_and_comes_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, moderator) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var id = await portal.NewEvent(host, club);
        Assert.True((await portal.Get<Flags>().Raise(member.Actor, new("event", id), FlagReason.Spam, null, null, default)).Done);
        Assert.NotNull(await portal.Event(member, id));

        await Set(hidden: true);
        Assert.Equal((false, true, true), (await portal.Event(member, id) is not null, await portal.Event(host, id) is { Row.Hidden: true }, await portal.Event(moderator, id) is not null));
        using var visitor = portal.Visitor();
        Assert.Equal(404, (int)(await visitor.GetAsync($"/events/{id}")).StatusCode);
        Assert.Equal(Problem.NotFound, (await portal.Answer(member, id)).Problem);

        await Set(hidden: false);
        Assert.NotNull(await portal.Event(member, id));

        async Task Set(bool hidden)
        {
            var things = portal.Get<IEnumerable<IModerated>>().Single(m => m.Kind == "event");
            var now = portal.Clock.GetUtcNow().UtcDateTime;
            Assert.True((await portal.Get<Database>().Write<Nothing>(async db => (hidden ? await things.Hide(db, moderator.Actor, id, "spam", now, default) : await things.Restore(db, moderator.Actor, id, "it is none", now, default)) is { } problem ? problem : default(Nothing), default)).Done);
        }
    }

    static async Task<bool> Hears(HubListener ear, string channel)
    {
        try { await ear.Subscribe(channel); return true; }
        catch (InvalidOperationException) { return false; }
    }

    static async Task SetVisibility(TestPortal portal, ClubView club, Visibility visibility) =>
        Assert.True((await portal.Get<ClubVisibilities>().Change((await portal.NewMember("ada", Roles.Admin)).Actor, club.Club.Slug, visibility, true, default)).Done);
}
