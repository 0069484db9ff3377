namespace Portal.Tests.Http;

/// <summary>Behind proxies: whose address counts. A visitor may begin so many chats from one address.</summary>
public class ProxyTests(Portals portals)
{
    const string Proxy = "10.1.2.3";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_a_trusted_proxy_says_from_where_a_request_comes(bool trusted)
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true", trusted ? "Portal:TrustedProxies=192.0.2.9, 10.0.0.0/8" : "Portal:TrustedProxies=192.0.2.9"]);
        using var http = portal.Address.Api();
        var refused = false;
        for (var i = 0; i < 20 && !refused; i++) refused = await Begin(http, "203.0.113.1") == 429;

        Assert.True(refused);
        Assert.Equal(trusted ? 201 : 429, await Begin(http, "203.0.113.2"));
    }

    static async Task<int> Begin(HttpClient http, string visitor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "chats") { Content = System.Net.Http.Json.JsonContent.Create(new { message = "Hello" }) };
        request.Headers.Add("X-Forwarded-For", $"{visitor}, {Proxy}");
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
