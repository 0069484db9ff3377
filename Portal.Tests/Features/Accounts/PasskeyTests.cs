using Microsoft.Playwright;

namespace Portal.Tests.Features.Accounts;

public class PasskeyTests(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, BothDatabases]
    public async Task A_device_signs_in_with_a_passkey_that_was_made_on_it_and_not_after_its_removal(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var page = await NewPerson(portal, member);
        await AddAuthenticator(page);

        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("Name of this device").FillAsync("My laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("My laptop")).ToBeVisibleAsync();
        await page.AxeFindsNothing();

        await SignInByPasskey(page);
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath == "/forum");
        await portal.LetterTo(member.Email, "new passkey: My laptop");

        await page.GotoAsync("/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove My laptop" }).ClickAsync();
        await Assertions.Expect(page.GetByText("My laptop")).ToHaveCountAsync(0);
        await SignInByPasskey(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "did not work" })).ToBeVisibleAsync();
    }

    static async Task SignInByPasskey(IPage page)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/login?returnUrl=/forum");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
    }

    // Chromium's own stand-in for a phone or a laptop with a fingerprint reader.
    static async Task AddAuthenticator(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
