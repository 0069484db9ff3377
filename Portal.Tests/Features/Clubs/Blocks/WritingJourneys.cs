using Microsoft.Playwright;
using Portal.Commons.Drafts;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Clubs;

/// <summary>A host writes an article at the browser.</summary>
public class WritingJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_clubs_page_leads_to_its_articles_and_what_is_typed_into_one_is_there_after_a_reload_until_it_is_published()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var (drafts, place) = (portal.Get<DraftStore>(), $"new-club-item:{club.Club.Id}:articles");
        var page = await NewPerson(portal, host, width: 360);
        await page.GotoAsync(club.Url);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Also in this club" }).GetByRole(AriaRole.Link, new() { Name = "Articles" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/articles$"));

        await page.GotoAsync($"{club.Url}/write?kind=tutorial");
        var (title, text) = (page.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true }), page.GetByRole(AriaRole.Textbox, new() { Name = "Text", Exact = true }));
        await title.FillAsync("Pouring hearts");
        await text.FillAsync("Slowly. 慢慢来");
        await Eventually.True(async () => await drafts.Find(host.Actor, place, default) is { Title: "Pouring hearts", Text: "Slowly. 慢慢来" }, "it is kept");
        await page.ReloadAsync();
        await Expect(title).ToHaveValueAsync("Pouring hearts");
        await Expect(text).ToHaveValueAsync("Slowly. 慢慢来");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Pouring hearts" })).ToBeVisibleAsync();
        Assert.Null(await drafts.Find(host.Actor, place, default));
    }
}
