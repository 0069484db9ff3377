using Portal.Features.Clubs;

namespace Portal.Tests.Features.Clubs;

/// <summary>What was typed into a form of a club and not sent leads back to that form.</summary>
public class ClubDraftTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Drafts_of_news_and_articles_lead_back_to_their_forms_for_who_may_see_the_club(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, stranger) = (await portal.NewMember("host"), await portal.NewMember("stranger"));
        var club = await portal.NewClub(host, Visibility.Hidden);
        var item = (await portal.Get<ClubItems>().Add(host.Actor, club.Club.Slug, ClubItemKind.Text, new("Pouring", "Slowly."), null, default)).Value;
        var (id, drafts) = (club.Club.Id, portal.Get<ClubDrafts>());
        string[] places = [$"club-news:{id}:", $"club-news:{id}:7", $"new-club-item:{id}:articles", $"new-club-item:{id}:downloads", $"new-club-item:{id}:photos", $"club-item:{item}", $"club-settings:{id}", $"club-answers:{id}", "club-news:x:", "topic:1", "club-item:999999999"];

        var urls = await drafts.Urls(host.Actor, places, default);
        Assert.Equal(
            [$"{club.Url}/news/new", $"{club.Url}/news/7/edit", $"{club.Url}/write", $"{club.Url}/write?kind=download", $"{club.Url}/write?kind=photo", $"{club.Url}/write/{item}", $"{club.Url}/settings", club.Url],
            places.Take(8).Select(p => urls[p]));
        Assert.Equal(8, urls.Count);
        Assert.Empty(await drafts.Urls(stranger.Actor, places, default));
        Assert.Empty(await drafts.Urls(Actor.Visitor, places, default));
    }
}
