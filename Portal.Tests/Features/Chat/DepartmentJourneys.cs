using Microsoft.Playwright;
using Portal.Commons.Hours;
using Portal.Features.Chat;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Chat;

/// <summary>Departments as an admin, an agent and a customer see them.</summary>
public class DepartmentJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: who is given a chat is tried on both databases by RoutingTests.</summary>
    [Fact]
    public async Task An_admin_makes_a_department_a_customer_chooses_it_and_the_agent_at_the_desk_is_given_the_chat()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, []);
        var (ada, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena", Roles.Agent));
        await portal.NewDepartment(new(Name: "Orders", About: "Where it is", Hours: new OpeningHours("UTC", [new(DayOfWeek.Monday, new(9, 0), new(9, 1))], [])));
        var admin = await NewPerson(portal, ada);
        await admin.GotoAsync("/admin/departments");
        await admin.GetByRole(AriaRole.Button, new() { Name = "New department" }).ClickAsync();
        await admin.GetByLabel("Name", new() { Exact = true }).FillAsync("Printers");
        await admin.GetByLabel("What it helps with").FillAsync("Ink and paper");
        await admin.GetByLabel("In turn").CheckAsync();
        await admin.AxeFindsNothing();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var item = admin.Locator("#department-printers");
        await Expect(item).ToContainTextAsync("In turn · Nobody belongs to it");

        await item.GetByRole(AriaRole.Button, new() { Name = "People of Printers" }).ClickAsync();
        await admin.GetByLabel("Take somebody in").SelectOptionAsync(lena.Name);
        await Expect(admin.GetByRole(AriaRole.Button, new() { Name = $"Take {lena.Name} out" })).ToBeVisibleAsync();
        await admin.AxeFindsNothing();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(item).ToContainTextAsync($"With {lena.Name}");
        await item.GetByRole(AriaRole.Button, new() { Name = "Opening hours of Printers" }).ClickAsync();
        await admin.GetByLabel("Monday").FillAsync("nine");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(admin.GetByText("cannot be read")).ToBeVisibleAsync();
        foreach (var day in Enum.GetNames<DayOfWeek>()) await admin.GetByLabel(day).FillAsync("0:00-24:00");
        await admin.AxeFindsNothing();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(item).ToContainTextAsync("Open now");

        var customer = await NewPerson(portal, width: 390);
        await customer.GotoAsync("/talk");
        await Expect(customer.GetByText("Ink and paper · nobody at the desk now")).ToBeVisibleAsync();
        await customer.GetByLabel("Orders").CheckAsync();
        await Expect(customer.Locator(".queue-note")).ToContainTextAsync("We are closed now");
        await Expect(customer.Locator(".queue-note")).ToContainTextAsync("We answer by");
        await customer.GetByLabel("Printers").CheckAsync();
        await Expect(customer.Locator(".queue-note")).ToContainTextAsync("Nobody is at the desk right now");
        await customer.AxeFindsNothing();
        await customer.GetByLabel("Your message").FillAsync("No ink comes out");
        await customer.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(customer.Locator(".queue-note")).ToContainTextAsync("Printers");

        var desk = await NewPerson(portal, lena);
        await desk.GotoAsync("/desk?tab=mine");
        await Expect(desk.GetByText("A chat was given to you.")).ToBeVisibleAsync(); // it goes by itself: first
        await Expect(customer.GetByRole(AriaRole.Log).GetByText($"{lena.Name} is about to answer.")).ToBeVisibleAsync();
        await desk.Locator(".desk-item").ClickAsync();
        await desk.GetByLabel("Message to the customer").FillAsync("Hello!");
        await desk.Keyboard.PressAsync("Enter");
        await Expect(customer.GetByText("Hello!")).ToBeVisibleAsync();

        await desk.GetByRole(AriaRole.Button, new() { Name = "Your availability" }).ClickAsync();
        await desk.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Busy" }).ClickAsync();
        await Expect(admin.Locator($"#agent-{lena.Name}")).ToContainTextAsync("Busy");
        await desk.AxeFindsNothing();
    }

    [Fact]
    public async Task An_agent_whose_line_is_dead_is_away_though_nobody_said_so_and_one_whose_page_answers_stays()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, []);
        await using var line = new TcpCut(portal.Address);
        Forgive("");
        var lena = await portal.NewMember("lena", Roles.Agent);
        var desk = await NewPerson(line.Address);
        var (name, value) = await portal.CookieOf(lena);
        await desk.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = line.Address.ToString() }]);
        await desk.GotoAsync("/desk");
        await Eventually.True(async () => await State() == AgentState.Available, "she sits at the desk");
        portal.Clock.Advance(AgentRules.HereFor);
        await Eventually.True(async () => await State() == AgentState.Available, "her page answers again", TimeSpan.FromSeconds(60));

        line.Stall();
        portal.Clock.Advance(AgentRules.HereFor);
        await Task.Delay(TimeSpan.FromSeconds(20)); // longer than her page may be silent
        Assert.Equal(AgentState.Away, await State());

        async Task<AgentState> State() => (await portal.Get<Availability>().Of(lena.Actor, default))!.State;
    }

    [Fact]
    public async Task An_experts_profile_leads_to_a_chat_with_them()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (admin, expert) = (await portal.NewMember("ada", Roles.Admin), (await portal.AgentsAtDesk(1))[0]);
        var page = await NewPerson(portal);
        await page.GotoAsync($"/u/{expert.Name}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByText("Ask this expert").CountAsync());
        Assert.Null((await portal.Get<DepartmentPeople>().SetUp(admin.Actor, expert.Name, new(4, [], [], IsExpert: true), default)).Problem);
        await Eventually.True(async () =>
        {
            await page.ReloadAsync();
            return await page.GetByText("Ask this expert").CountAsync() == 1;
        }, "the profile says so");

        await portal.SitsDown(expert);
        await page.GetByText("Ask this expert").ClickAsync();
        await Expect(page.GetByText($"You write to {expert.Name}")).ToBeVisibleAsync();
        await Expect(page.GetByText("can answer now")).ToBeVisibleAsync();
        await page.AxeFindsNothing();
        await page.GetByLabel("Your message").FillAsync("Which wine goes with fish?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Log).GetByText($"{expert.Name} is about to answer.")).ToBeVisibleAsync();
    }
}
