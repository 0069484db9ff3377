using System.Net;

namespace Portal.Tests.Features.Accounts;

public class TokenPageTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_token_is_shown_once_works_with_what_it_was_given_and_stops_when_it_is_withdrawn(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        var settings = new Forms(await portal.SignedIn(member, followRedirects: false));
        Assert.NotNull((await settings.Send("/account/tokens", "new-token", ("Label", " "))).Page.QuerySelector("[name='Input.Label'][aria-invalid]"));

        var made = await settings.Send("/account/tokens", "new-token", ("Label", "nightly report"), ("Write", "true"));
        var word = made.Page.QuerySelector("#new-token")!.TextContent;
        var later = await settings.Get("/account/tokens");
        Assert.Contains("reads, writes · never used", later.Words);
        Assert.DoesNotContain(word, later.Page.DocumentElement.InnerHtml);
        using var api = portal.Address.Api(word);
        Assert.Equal(HttpStatusCode.Created, (await Reply(api, topic)).StatusCode);

        var withdraw = later.Page.QuerySelector("form:has(button[aria-label^='Withdraw']) input[name=_handler]")!.GetAttribute("value")!;
        Assert.Contains("works no longer", (await settings.Send("/account/tokens", withdraw)).Words);
        await Eventually.True(async () => (await Reply(api, topic)).StatusCode == HttpStatusCode.Unauthorized, "the token is refused");
    }

    [Fact]
    public async Task A_token_gets_no_more_than_its_owner_chose_and_may_give()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (member, moderator) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(member);
        var settings = new Forms(await portal.SignedIn(member, followRedirects: false));
        using var reader = portal.Address.Api((await settings.Send("/account/tokens", "new-token", ("Label", "reader"))).Page.QuerySelector("#new-token")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("me")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Reply(reader, topic)).StatusCode);

        Assert.Null((await settings.Get("/account/tokens")).Page.QuerySelector("[name='Input.Moderate']"));
        var theirs = new Forms(await portal.SignedIn(moderator, followRedirects: false));
        using var tool = portal.Address.Api((await theirs.Send("/account/tokens", "new-token", ("Label", "tool"), ("Moderate", "true"))).Page.QuerySelector("#new-token")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await tool.GetAsync("moderation/queue")).StatusCode);
    }

    static Task<HttpResponseMessage> Reply(HttpClient api, Portal.Features.Forum.PostPlace topic) =>
        System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(api, $"topics/{topic.TopicId}/posts", new { body = "by a program" });
}
