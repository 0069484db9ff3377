using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Features.Chat;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Chat;

/// <summary>Targets and promised dates as an admin, an agent and a customer see them.</summary>
public class PromiseJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: promises are tried on both databases by PromiseTests.</summary>
    [Fact]
    public async Task An_agent_promises_a_date_that_the_customer_sees_by_their_own_clock_and_changes_it_with_a_reason()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, []);
        var (ada, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena", Roles.Agent));
        foreach (var name in (string[])["Repairs", "Orders"]) await portal.NewDepartment(new(Name: name));
        var admin = await NewPerson(portal, ada);
        await admin.GotoAsync("/admin/departments");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Targets of Repairs" }).ClickAsync();
        await admin.GetByLabel("First answer within").FillAsync("0");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(admin.GetByText("leave it empty for no target")).ToBeVisibleAsync();
        await admin.GetByLabel("First answer within").FillAsync("120");
        await admin.GetByLabel("Done within").FillAsync("240");
        await admin.AxeFindsNothing();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        var customer = await NewPerson(portal, width: 390, zone: "Asia/Shanghai");
        await customer.GotoAsync("/talk");
        await customer.GetByLabel("Repairs").CheckAsync();
        await customer.GetByLabel("Your message").FillAsync("When is it ready?");
        await customer.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        var desk = await NewPerson(portal, lena, zone: "Europe/Berlin");
        await desk.GotoAsync("/desk?department=all");
        await Expect(desk.Locator(".desk-row")).ToContainTextAsync("First answer due in 2 hours");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Take" }).First.ClickAsync();
        await Expect(desk.Locator(".chat-clocks")).ToContainTextAsync("First answer due in 2 hours");
        await Expect(desk.Locator(".chat-clocks")).ToContainTextAsync("To be done in 4 hours");
        await desk.GetByLabel("Message to the customer").FillAsync("On Tuesday, I think.");
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Locator(".chat-clocks")).ToContainTextAsync("Waiting for the customer");
        await Expect(desk.Locator(".chat-clocks")).Not.ToContainTextAsync("First answer");

        var day = new DateTime(DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(40), new TimeOnly(10, 0));
        await Promise(desk, "We call you", day, null);
        await Expect(desk.Locator(".chat-clocks")).ToContainTextAsync("We call you");
        var promised = customer.Locator(".promise");
        await Expect(promised).ToContainTextAsync("We call you");
        await Expect(promised).ToContainTextAsync(InShanghai(day));
        await Expect(promised).ToContainTextAsync($"Promised by {lena.Name}");
        await Expect(customer.GetByRole(AriaRole.Log)).ToContainTextAsync($"{lena.Name} promised a date.");
        await customer.AxeFindsNothing();

        await Promise(desk, "We call you", day.AddDays(1), "");
        await Expect(desk.GetByRole(AriaRole.Dialog).Locator(".field-error, [role=alert]").First).ToBeVisibleAsync();
        await desk.GetByLabel("Reason").FillAsync("The part is late");
        await desk.AxeFindsNothing();
        await desk.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Promise", Exact = true }).ClickAsync();
        await Expect(promised).ToContainTextAsync(InShanghai(day.AddDays(1)));
        await Expect(promised).ToContainTextAsync("The date was changed: The part is late");
        await desk.AxeFindsNothing();

        await desk.Locator(".chat-clocks").GetByRole(AriaRole.Button, new() { Name = "Kept" }).ClickAsync();
        await Expect(promised).ToHaveCountAsync(0);
    }

    /// <summary>A moment on the clock in Berlin as it stands on the one in Shanghai.</summary>
    static Regex InShanghai(DateTime berlin) =>
        new(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(berlin, "Europe/Berlin", "Asia/Shanghai").ToString("MMM d, yyyy, h:mm", CultureInfo.InvariantCulture) + @"\sPM");

    static async Task Promise(IPage desk, string what, DateTime due, string? reason)
    {
        await desk.Locator(".desk-main .chat-head").GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await desk.GetByRole(AriaRole.Menuitem, new() { Name = "Promised date" }).ClickAsync();
        await desk.GetByLabel("What happens by then").FillAsync(what);
        await desk.GetByLabel("By when").FillAsync(due.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        if (reason is not null) await desk.GetByLabel("Reason").FillAsync(reason);
        await desk.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Promise", Exact = true }).ClickAsync();
    }
}
