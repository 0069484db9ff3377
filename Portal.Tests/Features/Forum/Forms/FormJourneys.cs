using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

/// <summary>An admin makes a form; a member fills it, wrongly at first, on a phone.</summary>
public class FormJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: forms are tried on both databases by FormTests.</summary>
    [Fact]
    public async Task A_form_is_made_filled_with_a_fault_kept_over_a_reload_and_sent()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ada, slug) = (await portal.NewMember("ada", Roles.Admin), $"form-{Guid.NewGuid():N}");
        Assert.True((await portal.Get<Categories>().Create(ada.Actor, slug, "Machines", "", 1, default)).Done);
        var admin = await NewPerson(portal, ada);
        await admin.GotoAsync($"/admin/categories/{slug}/forms");
        await Settled(admin);
        await Add(1, "Machine", "One choice", required: true);
        await Field(1).GetByLabel("Choices").FillAsync("Duo 2\nSolo");
        await Add(2, "Version", "A number or a version");
        await Add(3, "Version", "A box to tick", required: true, needs: "It has to be ticked");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Field(3).GetByRole(AriaRole.Alert)).ToContainTextAsync("Another field has this label already.");
        await Field(3).GetByLabel("Label").FillAsync("I have searched");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Move field 3 up" }).ClickAsync();
        await Expect(Field(2).GetByLabel("Label")).ToHaveValueAsync("I have searched");
        await Expect(admin.GetByLabel("Machine")).ToBeVisibleAsync(); // the preview
        await admin.AxeFindsNothing();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(admin.GetByText("Saved. Who starts such a topic is asked this from now on.")).ToBeVisibleAsync();

        var ana = await portal.NewMember("ana");
        var page = await NewPerson(portal, ana, width: 360);
        await page.GotoAsync($"/new-topic?category={slug}");
        await Settled(page);
        await Expect(page.GetByLabel("Machine")).ToHaveCountAsync(0);
        await page.GetByLabel("Question").CheckAsync();
        await page.GetByLabel("Title").FillAsync("Dripping lid");
        await page.GetByLabel("Version").FillAsync("two");
        var text = page.GetByLabel("Your post").And(page.Locator("textarea"));
        await text.FillAsync("Since Monday.");
        await text.PressAsync("Control+Enter");
        await Expect(page.GetByText("Please choose something.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Please tick this box.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Write a number or a version")).ToBeVisibleAsync();
        await Expect(page.GetByText("Please look at the marked fields above")).ToBeVisibleAsync();
        await page.AxeFindsNothing();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await page.GetByLabel("Machine").SelectOptionAsync("Duo 2");
        await page.GetByLabel("Version").FillAsync("2.1");
        await Eventually.True(async () => NewTopicDraft.Read((await portal.Get<Portal.Commons.Drafts.DraftStore>().Find(ana.Actor, Topics.NewDraft, default))?.Details) is { } kept
            && kept.Fields.GetValueOrDefault("Version", []).SequenceEqual(["2.1"]), "the draft holds the answers");
        await page.GotoAsync("/new-topic");
        await Settled(page);
        await Expect(page.GetByLabel("Version")).ToHaveValueAsync("2.1");
        await Expect(page.GetByLabel("Machine")).ToHaveValueAsync("Duo 2");
        await Expect(text).ToHaveValueAsync("Since Monday.");
        await page.GetByLabel("I have searched").CheckAsync();
        await text.FocusAsync();
        await text.PressAsync("Control+Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/t/\d+/dripping-lid"));
        await Expect(page.Locator("#post-1 .prose")).ToContainTextAsync("Machine: Duo 2");
        await Expect(page.Locator("#post-1 .prose")).ToContainTextAsync("☑ I have searched");
        await page.AxeFindsNothing();

        // a form that says it all: the box below it may stay empty
        var category = (await portal.Get<Categories>().Find(ada.Actor, slug, default))!.Id;
        Assert.True((await portal.Get<CategoryForms>().Set(ada.Actor, category, new(TopicKind.Idea, [new("What for", FormFieldType.LongText) { Required = true }], TextOptional: true), default)).Done);
        await page.GotoAsync($"/new-topic?category={slug}");
        await Settled(page);
        await page.GetByLabel("Idea").CheckAsync();
        await page.GetByLabel("Title").FillAsync("Lids that hold");
        await page.GetByLabel("What for").FillAsync("Be *quiet*.");
        await page.Locator(".composer-send").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/t/\d+/lids-that-hold"));
        await Expect(page.Locator("#post-1 .prose em")).ToHaveTextAsync("quiet");

        ILocator Field(int number) => admin.Locator($"#field-{number}");

        async Task Add(int number, string label, string type, bool required = false, string needs = "It has to be answered")
        {
            await admin.GetByRole(AriaRole.Button, new() { Name = "Add a field" }).ClickAsync();
            await Field(number).GetByLabel("Label").FillAsync(label);
            await Field(number).GetByLabel("What it takes").SelectOptionAsync(new SelectOptionValue { Label = type });
            if (required) await Field(number).GetByLabel(needs).CheckAsync();
        }
    }
}
