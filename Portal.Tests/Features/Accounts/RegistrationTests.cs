using System.Net;

namespace Portal.Tests.Features.Accounts;

public class RegistrationTests(Portals portals)
{
    const string Password = "correct horse 7";

    static string Unique(string name) => name + Guid.NewGuid().ToString("N")[..8];

    [Theory, BothDatabases]
    public async Task Somebody_registers_confirms_by_letter_and_signs_in(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var forms = new Forms(portal.Visitor(followRedirects: false));
        var (name, email) = (Unique("王"), Unique("wang") + "@example.org");

        var asked = await forms.Send("/account/register", "register", ("Name", name), ("Email", email), ("Password", Password));
        Assert.Contains("Check your mail", asked.Words);
        Assert.Contains("do not fit together", (await forms.SignIn(name, Password)).Words); // nothing is there before the letter's link is opened

        var letter = await portal.LetterTo(email, "/account/confirm");
        Assert.Contains($"Hello {name}", letter);
        Assert.Contains("Auto-Submitted: auto-generated", letter);
        var link = Post.LinkIn(letter, "/account/confirm");
        Assert.Contains(name, (await forms.Get(link)).Words);
        Assert.Contains("do not fit together", (await forms.SignIn(name, Password)).Words); // what only follows links, as programs that look through mail do, confirms nothing
        Assert.Contains("Confirmed", (await forms.Send(link, "confirm")).Words);
        Assert.Contains("Confirmed", (await forms.Get(link)).Words);

        var entered = await forms.SignIn(email.ToUpperInvariant(), Password);
        Assert.Equal((HttpStatusCode.Found, "/forum"), (entered.Status, entered.Location));
        Assert.Contains("Name to show", (await forms.Get("/account")).Words);
    }

    [Theory, BothDatabases]
    public async Task Who_came_by_an_invitation_and_registers_lands_there_in_the_end_and_nobody_on_another_site(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var forms = new Forms(portal.Visitor(followRedirects: false));
        foreach (var (wanted, goes) in new (string Wanted, string? Goes)[] { ("/invitations/abc?x=1&y=2", "/invitations/abc?x=1&y=2"), ("https://evil.example/", null), ("//evil.example/", null), ("/\\evil.example/", null) })
        {
            var (name, email) = (Unique("guest"), Unique("guest") + "@example.org");
            var login = await forms.Get($"/account/login?returnUrl={Uri.EscapeDataString(wanted)}");
            var register = login.Page.QuerySelector("main a[href^='/account/register']")!.GetAttribute("href")!;
            Assert.Equal(goes is null ? "/account/register" : $"/account/register?returnUrl={Uri.EscapeDataString(goes)}", register);
            await forms.Send($"/account/register?returnUrl={Uri.EscapeDataString(wanted)}", "register", ("Name", name), ("Email", email), ("Password", Password));

            var letter = await portal.LetterTo(email, "/account/confirm");
            Assert.DoesNotContain("evil", letter);
            var done = await forms.Send(Post.LinkIn(letter, "/account/confirm"), "confirm");
            var on = done.Page.QuerySelector("main a[href^='/account/login']")!.GetAttribute("href")!;
            Assert.Equal(goes ?? "/", (await forms.Send(on, "login", ("Name", name), ("Password", Password))).Location);
            forms = new Forms(portal.Visitor(followRedirects: false));
        }

        // An address that has an account is led there, too, and a link that somebody tampered with leads to no other site.
        var member = await portal.NewMember("ana");
        await forms.Send("/account/register?returnUrl=%2Finvitations%2Fabc", "register", ("Name", Unique("ana")), ("Email", member.Email), ("Password", Password));
        Assert.Contains("/account/login?returnUrl=%2Finvitations%2Fabc", await portal.LetterTo(member.Email, "already have an account"));
        var (other, mail) = (Unique("other"), Unique("other") + "@example.org");
        await forms.Send("/account/register", "register", ("Name", other), ("Email", mail), ("Password", Password));
        var tampered = Post.LinkIn(await portal.LetterTo(mail, "/account/confirm"), "/account/confirm") + "&returnUrl=https%3A%2F%2Fevil.example";
        Assert.Equal("/account/login", (await forms.Send(tampered, "confirm")).Page.QuerySelector("main a[href^='/account/login']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Links_in_letters_lead_to_the_public_address_whatever_the_request_says()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Portal:PublicUrl=https://community.example.com"]);
        var http = portal.Visitor(followRedirects: false);
        http.DefaultRequestHeaders.Host = "evil.example";
        var email = Unique("ana") + "@example.org";

        await new Forms(http).Send("/account/register", "register", ("Name", Unique("ana")), ("Email", email), ("Password", Password));

        var letter = await portal.LetterTo(email, "/account/confirm");
        Assert.Contains("https://community.example.com/account/confirm?r=", letter);
        Assert.DoesNotContain("evil", letter);
    }

    [Fact]
    public async Task A_letter_speaks_the_language_of_the_page()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var http = portal.Visitor(followRedirects: false);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-TW");
        var email = Unique("li") + "@example.org";

        await new Forms(http).Send("/account/register", "register", ("Name", Unique("李")), ("Email", email), ("Password", Password));

        Assert.Contains("您好：", await portal.LetterTo(email, "帳號即可使用"));
    }

    [Fact]
    public async Task An_address_that_has_an_account_gets_a_warning_and_no_second_account()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember("ana");

        var asked = await new Forms(portal.Visitor()).Send("/account/register", "register", ("Name", Unique("ana")), ("Email", member.Email), ("Password", Password));

        Assert.Contains("Check your mail", asked.Words);
        Assert.DoesNotContain("/account/confirm", await portal.LetterTo(member.Email, "already have an account"));
    }

    [Fact]
    public async Task A_name_that_was_taken_is_chosen_anew_behind_the_letters_link()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var forms = new Forms(portal.Visitor(followRedirects: false));
        var (member, email, other) = (await portal.NewMember("bo"), Unique("bo") + "@example.org", Unique("bo"));
        await forms.Send("/account/register", "register", ("Name", member.Name.ToUpperInvariant()), ("Email", email), ("Password", Password));

        var link = Post.LinkIn(await portal.LetterTo(email, "/account/confirm"), "/account/confirm");
        Assert.Contains("somebody has this name", (await forms.Get(link)).Words);
        Assert.Contains(other, (await forms.Send(link, "confirm", ("Name", other))).Words);
        Assert.Equal(HttpStatusCode.Found, (await forms.SignIn(other, Password)).Status);
    }

    [Fact]
    public async Task A_link_works_for_three_days()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var forms = new Forms(portal.Visitor());
        await forms.Send("/account/register", "register", ("Name", "cleo"), ("Email", "cleo@example.org"), ("Password", Password));
        var link = Post.LinkIn(await portal.LetterTo("cleo@example.org", "/account/confirm"), "/account/confirm");

        portal.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Contains("does not work any more", (await forms.Get(link)).Words);
        Assert.Contains("does not work any more", (await forms.Get("/account/confirm?r=CfDJ8nonsense")).Words);
    }

    [Theory]
    [InlineData("a", "ana@example.org", "correct horse 7")]
    [InlineData("..", "ana@example.org", "correct horse 7")]
    [InlineData("an a", "ana@example.org", "correct horse 7")]
    [InlineData("an<b>a", "ana@example.org", "correct horse 7")]
    [InlineData("ana", "ana@example.org\r\nBcc: all@example.org", "correct horse 7")]
    [InlineData("ana", "ana@", "correct horse 7")]
    [InlineData("ana", "ana@example.org", "short")]
    [InlineData("ana", "ana@example.org", "aaaaaaaaaaaaaaa")]
    public async Task What_cannot_be_an_account_is_refused_with_what_to_do_and_the_typed_text_is_kept(string name, string email, string password)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var answer = await new Forms(portal.Visitor()).Send("/account/register", "register", ("Name", name), ("Email", email), ("Password", password));
        Assert.Single(answer.Page.QuerySelectorAll(".field-error"));
        Assert.Equal(name, answer.Page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.DoesNotContain("Check your mail", answer.Words);
    }
}
