using Microsoft.Playwright;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

/// <summary>An admin arranges the forum, and everybody sees it.</summary>
public class CategoryJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, BothDatabases]
    public async Task A_category_is_made_renamed_and_moved_and_stands_so_on_kept_pages_within_a_second(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        var (admin, visitor) = (await NewPerson(portal, await portal.NewMember("ada", Roles.Admin)), await NewPerson(portal));
        await visitor.GotoAsync(topic.Url);
        await admin.GotoAsync("/admin");
        await admin.GetByRole(AriaRole.Navigation, new() { Name = "Administration" }).GetByRole(AriaRole.Link, new() { Name = "Categories" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "New category" }).ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync(); // it must be called something
        await dialog.GetByLabel("Name").FillAsync("Printers & ink");
        await dialog.GetByLabel("What belongs here").FillAsync("墨盒 and everything that prints.");
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Olive", Exact = true }).CheckAsync();
        await admin.AxeFindsNothing();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var row = admin.Locator(".list li", new() { HasText = "Printers & ink" });
        await Expect(row).ToContainTextAsync("墨盒 and everything that prints.");
        await Appears(visitor, "Printers & ink");

        await row.GetByRole(AriaRole.Button, new() { Name = "Change Printers & ink" }).ClickAsync();
        await dialog.GetByLabel("Name").FillAsync("Paper");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(admin.Locator(".list li")).ToContainTextAsync(["General", "Paper"]);
        await Appears(visitor, "Paper");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Move Paper up" }).ClickAsync();
        await Expect(admin.Locator(".list li")).ToContainTextAsync(["Paper", "General"]);
        await Expect(admin.GetByRole(AriaRole.Button, new() { Name = "Move Paper up" })).ToBeDisabledAsync();
    }

    [Theory, BothDatabases]
    public async Task Of_two_admins_who_change_a_category_the_second_is_told_and_others_may_not_at_all(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, moderator, deeds) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), portal.Get<Categories>());
        var slug = $"c-{Guid.NewGuid():N}";
        Assert.Equal(Problem.NotAllowed, (await deeds.Create(moderator.Actor, slug, "Mine", "", 1, default)).Problem);
        Assert.True((await deeds.Create(admin.Actor, slug, "Ours", "", 1, default)).Done);
        Assert.Equal("slug-taken", (await deeds.Create(admin.Actor, slug, "Ours", "", 1, default)).Problem?.Code);

        var seen = (await deeds.Find(admin.Actor, slug, default))!;
        Assert.Equal(Problem.NotAllowed, (await deeds.Change(moderator.Actor, seen, "Mine", "", 1, default)).Problem);
        var both = await Task.WhenAll(deeds.Change(admin.Actor, seen, "First", "", 1, default), deeds.Change(admin.Actor, seen, "Second", "", 1, default));
        Assert.Equal(Problem.Changed, Assert.Single(both, r => !r.Done).Problem);
        Assert.Equal(both[0].Done ? "First" : "Second", (await deeds.Find(admin.Actor, slug, default))!.Name);
        Assert.Equal(Problem.NotAllowed, (await deeds.Move(moderator.Actor, seen.Id, true, default)).Problem);
    }

    [Fact]
    public async Task Who_is_no_admin_is_turned_away()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var page = await NewPerson(portal, await portal.NewMember("mo", Roles.Moderator));
        Forgive("404");
        await page.GotoAsync("/admin/categories");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "New category" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("Categories");
    }

    static async Task Appears(IPage visitor, string category) => await Eventually.Within(
        2,
        async () =>
        {
            await visitor.ReloadAsync();
            return await visitor.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = category }).CountAsync() > 0;
        },
        $"{category} stands beside the kept page");
}
