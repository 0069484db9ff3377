using System.Net;

namespace Portal.Tests.Features.Accounts;

public class SignInTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Five_wrong_passwords_lock_for_a_quarter_of_an_hour_also_a_name_that_nobody_has(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var member = await portal.NewMember("ana");
        var forms = new Forms(portal.Visitor(followRedirects: false));
        Assert.Equal(HttpStatusCode.Found, (await forms.SignIn(member.Name, member.Password)).Status); // it can be done
        var (known, unknown) = (new Forms(portal.Visitor(followRedirects: false)), new Forms(portal.Visitor(followRedirects: false)));

        for (var i = 1; i <= 6; i++)
        {
            var (one, other) = (await known.SignIn(member.Name, "not the password"), await unknown.SignIn("nobody-of-that-name", "not the password"));
            Assert.Equal(one.Words, other.Words);
            Assert.Contains(i < 5 ? "do not fit together" : "Too many wrong passwords", one.Words);
        }

        Assert.Contains("Too many wrong passwords", (await known.SignIn(member.Name, member.Password)).Words);
        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Found, (await known.SignIn(member.Name, member.Password)).Status);
    }

    [Theory, BothDatabases]
    public async Task Wrong_passwords_that_come_at_once_are_all_counted(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (member, check) = (await portal.NewMember("ana"), portal.Get<Portal.Features.Accounts.PasswordCheck>());
        Assert.Equal(member.Id, (await check.Check(member.Name, member.Password, default)).AccountId);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => check.Check(member.Name, "not the password", default)));
        Assert.Equal(new(null, true), await check.Check(member.Name, member.Password, default));
    }

    [Theory]
    [InlineData("/t/1/hello?after=2", "/t/1/hello?after=2")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/\t/evil.example/", "/")]
    [InlineData("", "/")]
    public async Task Signing_in_leads_on_to_this_site_alone(string wanted, string goes)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember();
        Assert.Equal(goes, (await new Forms(portal.Visitor(followRedirects: false)).SignIn(member.Name, member.Password, wanted)).Location);
    }

    [Fact]
    public async Task Signing_out_takes_a_form_and_ends_the_session()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var forms = new Forms(await portal.SignedIn(await portal.NewMember(), followRedirects: false));
        await forms.Get("/account/logout");
        Assert.Equal(HttpStatusCode.OK, (await forms.Get("/account")).Status); // looking at the page is not enough
        await forms.Send("/account/logout", "logout");
        Assert.Equal(HttpStatusCode.Found, (await forms.Get("/account")).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember();
        var http = portal.Visitor(followRedirects: false);
        using var answer = await http.PostAsync("/account/login", new FormUrlEncodedContent(
            [new("_handler", "login"), new("Input.Name", member.Name), new("Input.Password", member.Password)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task One_address_may_not_try_for_ever()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var forms = new Forms(portal.Visitor(followRedirects: false));
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 60 && last != HttpStatusCode.TooManyRequests; i++) last = (await forms.SignIn($"name{i}", "not the password")).Status;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }
}
