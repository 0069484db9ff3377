using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.Privacy;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>Who sees a club, and all that is in it: hidden, shown again, opened, taken from view.</summary>
public class ClubVisibilityTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_club_that_is_hidden_is_gone_at_once_for_all_but_its_members_and_shown_again_only_when_that_is_confirmed(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, stranger) = (await portal.NewMember("host"), await portal.NewMember("stranger"));
        var club = await portal.NewClub(host);
        var word = $"quokka{Guid.NewGuid():N}"[..16];
        await using var open = await portal.Listen(stranger);
        var before = (await open.Subscribe("forum")).GetProperty("seq").GetInt64();
        var topic = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, $"All about {word}", "Inside", [word]), null, default)).Value;
        await portal.Get<Portal.Features.Rooms.Rooms>().Say(host.Actor, club.RoomId, new($"A {word} in the room"), null, default);
        using var visitor = portal.Visitor();
        using var api = await portal.Api(stranger);
        await Eventually.True(async () => (await api.Ask($"search?q={word}")).Items.Count == 2, "it can be found");
        await Eventually.True(async () => await Contributed(portal, host) == 1, "it counts for who wrote it");
        Assert.Equal(1, await TagCount(portal, word));
        Assert.Contains(word, await visitor.GetStringAsync(topic.Url));
        Assert.Contains("All about", await Tagged());
        Assert.Contains(club.Club.Slug, await visitor.GetStringAsync("/sitemap/places.xml"));
        await open.Hear(e => e.Type == "topic-started" && e.Data.GetProperty("topicId").GetInt64() == topic.TopicId);

        Assert.True((await portal.SetVisibility(host, club, Visibility.Hidden)).Done);
        await Eventually.Within(5, async () => (int)(await visitor.GetAsync(topic.Url)).StatusCode == 404, "the page is gone");
        foreach (var address in (string[])["/latest", "/feed.atom", "/sitemap.xml", "/sitemap/places.xml", "/clubs", "/clubs?sort=new"])
        {
            var text = await visitor.GetStringAsync(address);
            Assert.DoesNotContain(word, text);
            Assert.DoesNotContain(club.Club.Slug, text);
        }

        foreach (var address in (string[])[$"topics/{topic.TopicId}", $"rooms/{club.RoomId}/messages", $"clubs/{club.Club.Slug}", $"clubs/{club.Club.Slug}/members"])
        {
            Assert.Equal(404, (await api.Ask(address)).Status);
        }

        Assert.DoesNotContain("All about", await Tagged());
        Assert.Empty((await api.Ask($"search?q={word}")).Items);
        Assert.DoesNotContain((await api.Ask("clubs")).Items, c => c.GetProperty("id").GetInt64() == club.Club.Id);
        Assert.Equal(0, await TagCount(portal, word));
        await Eventually.True(async () => await Contributed(portal, host) == 0, "it does not count any more");
        await using var late = await portal.Listen(stranger);
        await late.Subscribe("forum", before);
        await Assert.ThrowsAsync<InvalidOperationException>(() => late.Subscribe($"topic:{topic.TopicId}"));
        await late.Hear(e => e.Type == "places-changed");
        Assert.DoesNotContain(late.Events, e => e.Data.TryGetProperty("topicId", out var of) && of.GetInt64() == topic.TopicId);
        Assert.NotNull(await portal.Club(host, club.Club.Slug));

        Assert.Equal("confirm-showing", (await portal.SetVisibility(host, club, Visibility.Open)).Problem?.Code);
        Assert.True((await portal.SetVisibility(host, club, Visibility.Open, confirmed: true)).Done);
        await Eventually.Within(5, async () => (await Tagged()).Contains("All about", StringComparison.Ordinal), "it is back");
        Assert.Equal(2, (await api.Ask($"search?q={word}")).Items.Count);
        Assert.Equal(1, await TagCount(portal, word));

        async Task<string> Tagged() => await (await visitor.GetAsync($"/tag/{word}")).Content.ReadAsStringAsync();
    }

    [Theory, BothDatabases]
    public async Task Who_asked_to_join_comes_in_when_the_club_is_opened(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var club = await portal.NewClub(host, Visibility.Request);
        Assert.Equal(Joined.Waiting, (await portal.Join(guest, club)).Value);
        Assert.True((await portal.SetVisibility(host, club, Visibility.Open, confirmed: true)).Done);
        Assert.Equal(Joined.Member, (await portal.Join(guest, club)).Value);
        Assert.Equal((ClubRole.Member, 2), ((await portal.Club(guest, club.Club.Slug))!.Role, (await portal.Club(guest, club.Club.Slug))!.Club.MemberCount));
    }

    [Theory, BothDatabases]
    public async Task Topics_that_are_started_while_a_club_is_hidden_are_hidden_with_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var work = Enumerable.Range(0, 6).Select(n => (Task)portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, $"Topic {n}", "Inside"), null, default)).ToList();
        work.Insert(3, portal.SetVisibility(host, club, Visibility.Hidden));
        await Task.WhenAll(work);
        await using var db = portal.Get<Database>().Open();
        Assert.Equal((6, 0), (await db.Set<Topic>().CountAsync(t => t.CategoryId == club.BoardId), await db.Set<Topic>().CountAsync(t => t.CategoryId == club.BoardId && t.Public)));
    }

    [Theory, BothDatabases]
    public async Task A_club_that_is_reported_is_taken_from_view_and_shown_again_and_personal_data_is_taken_out_of_its_page(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other, mo) = (await portal.NewMember("host"), await portal.NewMember("other"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        var subject = new Subject("club", club.Club.Id);
        Assert.True((await portal.Get<Flags>().Raise(other.Actor, subject, FlagReason.Spam, null, null, default)).Done);
        Assert.True((await portal.Get<Decisions>().Hide(mo.Actor, subject, "Look again", null, default)).Done);
        Assert.Equal((true, false, true), (await portal.Sees(host, club.Club.Slug), await portal.Sees(other, club.Club.Slug), await portal.Sees(mo, club.Club.Slug)));
        Assert.True((await portal.Get<Decisions>().Restore(mo.Actor, subject, "Fine", null, default)).Done);
        Assert.Equal(Visibility.Open, (await portal.Club(other, club.Club.Slug))!.Club.Visibility);

        Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Change(host.Actor, club.Club.Slug, new(About: "Call 0171 5550199 at night") { Rules = "Or 0171 5550199." }, default)).Done);
        Assert.Equal(Problem.NotAllowed.Kind, (await portal.Get<Rescues>().Rescue(other.Actor, subject, ["0171 5550199"], null, default)).Problem?.Kind);
        Assert.True((await portal.Get<Rescues>().Rescue(mo.Actor, subject, ["0171 5550199"], null, default)).Done);
        var clean = (await portal.Club(host, club.Club.Slug))!;
        Assert.DoesNotContain("0171", clean.About + clean.Club.AboutHtml + clean.Rules + clean.RulesHtml);
    }

    static Task<int> TagCount(TestPortal portal, string tag) => portal.Get<Database>().Read(db => db.Set<Tag>().Where(t => t.Name == tag).Select(t => t.TopicCount).SingleAsync());

    static Task<int> Contributed(TestPortal portal, Member who) => portal.Get<Database>().Read(db => db.Set<Contribution>().Where(c => c.AccountId == who.Id).SumAsync(c => c.Posts));
}
