using Microsoft.Playwright;

namespace Portal.Tests.Features.Accounts;

/// <summary>What happens in pages that are open while something about their reader changes.</summary>
public class OpenPageTests(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, BothDatabases]
    public async Task A_ban_shows_its_reason_in_an_open_page_within_five_seconds_and_goes_again(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (member, moderator) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var page = await OpenPage(portal, member);

        await portal.Ban(moderator, member, "Too many advertisements");
        var reason = page.GetByText("Too many advertisements");
        await Eventually.Within(5, () => reason.IsVisibleAsync(), "the reason shows");
        await page.AxeFindsNothing();

        await portal.Unban(moderator, member);
        await Eventually.Within(5, async () => !await reason.IsVisibleAsync(), "the reason is gone");
    }

    [Fact]
    public async Task A_new_role_shows_in_an_open_page_within_five_seconds()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (member, admin) = (await portal.NewMember("ana"), await portal.NewMember("ada", Roles.Admin));
        var page = await OpenPage(portal, member);
        var desk = page.Locator("nav a[href='/desk']");
        Assert.Equal(0, await desk.CountAsync());

        await portal.Get<StandingDeeds>().SetRoles(admin.Actor, member.Id, Roles.Agent, default);
        await Eventually.Within(5, () => desk.IsVisibleAsync(), "the way to the desk is there");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_pages_that_are_open_elsewhere()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember("ana");
        var page = await OpenPage(portal, member);

        await SignOutEverywhere(portal, member);
        await Eventually.Within(5, () => Task.FromResult(page.Url.Contains("/account/login?returnUrl=", StringComparison.Ordinal)), "the page leads to sign in");
    }

    [Fact]
    public async Task A_page_whose_session_ended_while_its_line_was_broken_goes_to_sign_in_when_the_line_is_mended()
    {
        foreach (var noise in new[] { "WebSocket", "negotiation", "Failed to load resource", "Connection disconnected", "Cannot send data" }) Forgive(noise);
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember("ana");
        await using var line = new TcpCut(portal.Address);
        var page = await OpenPage(portal, member, line.Address);
        line.Cut();
        await Assertions.Expect(page.Locator("#reconnect")).ToBeVisibleAsync();

        await SignOutEverywhere(portal, member);
        line.Mend();
        await page.WaitForURLAsync("**/account/login?returnUrl=**", new() { Timeout = 40_000 });
    }

    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_other_tabs_of_the_browser_and_leaves_other_browsers_alone()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember("ana");
        var (page, elsewhere) = (await OpenPage(portal, member), await OpenPage(portal, member));
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("/account/logout");
        await Assertions.Expect(page.Locator("#circuit")).ToBeAttachedAsync(); // another page of the same person ends nothing

        await second.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Eventually.Within(5, () => page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).First.IsVisibleAsync(), "the other tab is nobody's");
        await Assertions.Expect(elsewhere.Locator("#circuit")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task An_admin_changes_roles_and_bans_by_clicking()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (member, admin) = (await portal.NewMember("ana"), await portal.NewMember("ada", Roles.Admin));
        var page = await NewPerson(portal, admin);
        await page.GotoAsync("/admin/people?q=" + member.Name);

        await page.GetByRole(AriaRole.Button, new() { Name = "Roles of " + member.Name }).ClickAsync();
        await page.GetByLabel("Agent").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator("ul.list .chip").GetByText("Agent")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Moderate " + member.Name }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Ban for good" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ban for good" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToBeVisibleAsync(); // a reason is needed
        await page.GetByLabel("Reason, as").FillAsync("Because");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ban for good" }).ClickAsync();
        await Assertions.Expect(page.Locator("ul.list .chip").GetByText("Ban", new() { Exact = true })).ToBeVisibleAsync();
    }

    static async Task SignOutEverywhere(TestPortal portal, Member member)
    {
        var answer = await new Forms(await portal.SignedIn(member)).Send("/account/sessions", "sessions");
        Assert.Contains("All other sessions have ended", answer.Words);
    }

    async Task<IPage> OpenPage(TestPortal portal, Member member, Uri? through = null)
    {
        var page = await NewPerson(portal, member, through: through);
        await page.GotoAsync("/forum");
        await Assertions.Expect(page.Locator("#circuit")).ToBeAttachedAsync();
        return page;
    }
}
