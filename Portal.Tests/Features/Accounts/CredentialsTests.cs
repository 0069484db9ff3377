using System.Net;
using Portal.Platform.Live;

namespace Portal.Tests.Features.Accounts;

public class CredentialsTests(Portals portals)
{
    const string Other = "another good one 8";

    [Theory, BothDatabases]
    public async Task A_forgotten_password_is_set_anew_by_letter_once_and_every_session_ends(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var session = new Forms(await portal.SignedIn(member, followRedirects: false));
        var forms = new Forms(portal.Visitor(followRedirects: false));
        Assert.Equal(HttpStatusCode.OK, (await session.Get("/account")).Status);

        await forms.Send("/account/forgot", "letter", ("Email", member.Email));
        var link = Post.LinkIn(await portal.LetterTo(member.Email, "/account/reset"), "/account/reset");
        Assert.Contains("Your password is set", (await forms.Send(link, "reset", ("Password", Other))).Words);

        Assert.Contains("does not work any more", (await forms.Send(link, "reset", ("Password", "a third one 9999"))).Words);
        Assert.Equal(HttpStatusCode.Found, (await session.Get("/account")).Status);
        Assert.Contains("do not fit together", (await forms.SignIn(member.Name, member.Password)).Words);
        Assert.Equal(HttpStatusCode.Found, (await forms.SignIn(member.Name, Other)).Status);
        await portal.LetterTo(member.Email, "password of your account was changed");
    }

    [Fact]
    public async Task A_link_for_a_new_password_works_for_two_hours()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var member = await portal.NewMember("ana");
        var forms = new Forms(portal.Visitor());
        await forms.Send("/account/forgot", "letter", ("Email", member.Email));
        var link = Post.LinkIn(await portal.LetterTo(member.Email, "/account/reset"), "/account/reset");
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains("does not work any more", (await forms.Send(link, "reset", ("Password", Other))).Words);
    }

    [Fact]
    public async Task Changing_the_password_keeps_this_session_and_ends_the_others()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember("ana");
        var (here, there) = (new Forms(await portal.SignedIn(member, followRedirects: false)), new Forms(await portal.SignedIn(member, followRedirects: false)));

        Assert.Contains("not your password", (await here.Send("/account/password", "password", ("Present", "guessed wrong 1"), ("Wanted", Other))).Words);
        Assert.Equal(HttpStatusCode.OK, (await there.Get("/account")).Status);
        Assert.Contains("is changed", (await here.Send("/account/password", "password", ("Present", member.Password), ("Wanted", Other))).Words);

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Found, (await there.Get("/account")).Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_sessions_but_this_one()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember("ana");
        var (here, there) = (new Forms(await portal.SignedIn(member, followRedirects: false)), new Forms(await portal.SignedIn(member, followRedirects: false)));
        await here.Send("/account/sessions", "sessions");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Found), ((await here.Get("/account")).Status, (await there.Get("/account")).Status));
    }

    [Theory, BothDatabases]
    public async Task Another_address_counts_when_its_own_letter_was_opened_and_the_old_one_is_told(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (member, wanted) = (await portal.NewMember("ana"), $"new-{Guid.NewGuid():N}@example.org");
        var forms = new Forms(await portal.SignedIn(member, followRedirects: false));
        await forms.Send("/account/email", "email", ("Email", wanted));
        var link = Post.LinkIn(await portal.LetterTo(wanted, "/account/new-email"), "/account/new-email");

        await forms.Get(link); // a scanner of mail may look at it
        Assert.Contains("do not fit together", (await ElsewhereAt(portal).SignIn(wanted, member.Password)).Words);
        Assert.Contains("address is changed", (await forms.Send(link, "new-email")).Words);
        Assert.Equal(HttpStatusCode.Found, (await ElsewhereAt(portal).SignIn(wanted, member.Password)).Status);
        await portal.LetterTo(member.Email, wanted);
    }

    [Theory, BothDatabases]
    public async Task Another_address_that_somebody_asked_for_in_a_session_that_was_ended_since_is_not_taken(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (member, wanted) = (await portal.NewMember("ana"), $"theirs-{Guid.NewGuid():N}@example.org");
        var forms = new Forms(await portal.SignedIn(member, followRedirects: false));
        await forms.Send("/account/email", "email", ("Email", wanted));
        var link = Post.LinkIn(await portal.LetterTo(wanted, "/account/new-email"), "/account/new-email");

        await forms.Send("/account/sessions", "sessions");
        Assert.DoesNotContain("address is changed", (await ElsewhereAt(portal).Send(link, "new-email")).Words);
        Assert.Equal(HttpStatusCode.Found, (await ElsewhereAt(portal).SignIn(member.Email, member.Password)).Status);
    }

    [Theory, BothDatabases]
    public async Task A_deleted_account_leaves_nothing_by_which_its_person_is_known(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var forms = new Forms(await portal.SignedIn(member, followRedirects: false));
        Assert.Equal(HttpStatusCode.OK, (await forms.Get("/u/" + member.Name)).Status);

        Assert.Contains("not your password", (await forms.Send("/account/delete", "delete", ("Present", "guessed wrong 1"))).Words);
        await forms.Send("/account/delete", "delete", ("Present", member.Password));

        Assert.Equal(HttpStatusCode.NotFound, (await forms.Get("/u/" + member.Name)).Status);
        await using var db = portal.Get<Database>().Open();
        var left = db.Set<Account>().Single(a => a.Id == member.Id);
        Assert.Equal((null, null, $"gone-{member.Id}", Roles.None), (left.Email, left.PasswordHash, left.UserName, left.Roles));
    }

    [Fact]
    public async Task A_profile_shows_what_its_owner_wrote_without_any_script()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember("ana");
        var (forms, visitor) = (new Forms(await portal.SignedIn(member)), new Forms(portal.Visitor()));
        Assert.DoesNotContain("fountain pens", (await visitor.Get("/u/" + member.Name)).Words);

        await forms.Send("/account", "profile", ("DisplayName", "Ana <b>Inkwell</b>"), ("About", "I like **fountain pens** <script>alert(1)</script>"), ("Language", "zh-Hans"));
        await portal.Get<NewsDispatcher>().CatchUp(default); // a visitor's page may be a second old

        var profile = await visitor.Get("/u/" + member.Name);
        Assert.Contains("Ana <b>Inkwell</b>", profile.Words);
        Assert.Contains("fountain pens", profile.Page.QuerySelector("main strong")!.TextContent);
        Assert.Null(profile.Page.QuerySelector("main script"));
        Assert.Contains("个人资料", (await forms.Get("/account")).Words);
    }

    static Forms ElsewhereAt(TestPortal portal) => new(portal.Visitor(followRedirects: false));
}
