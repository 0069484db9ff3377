using System.Net;
using System.Net.WebSockets;

namespace Portal.Tests.Http;

/// <summary>Who may open a live connection: circuits, the hub and event streams stand behind the same door.</summary>
public class LiveConnectionTests(Portals portals)
{
    const string Stranger = "https://evil.example", Friend = "https://shop.example";

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/hubs/portal")]
    public async Task A_page_of_another_site_opens_no_connection_and_one_that_the_settings_allow_does(string path)
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Live:AllowedOrigins:0=" + Friend]);
        foreach (var (origin, allowed) in ((string?, bool)[])[(null, true), (portal.Address.GetLeftPart(UriPartial.Authority), true), (Friend, true), (Stranger, false), ("null", false)])
        {
            using var line = await Open(portal, path, origin);
            Assert.Equal(allowed ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, line.HttpStatusCode);
        }
    }

    [Fact]
    public async Task An_event_stream_and_a_negotiation_are_refused_to_another_site_too()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var topic = await portal.StartTopic(await portal.NewMember());
        using var http = portal.Visitor();
        foreach (var (method, path) in new[] { (HttpMethod.Get, $"/live/topic/{topic.TopicId}"), (HttpMethod.Post, "/hubs/portal/negotiate?negotiateVersion=1"), (HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") })
        {
            Assert.Equal(HttpStatusCode.OK, await Ask(http, method, path, null));
            Assert.Equal(HttpStatusCode.Forbidden, await Ask(http, method, path, Stranger));
        }
    }

    [Fact]
    public async Task One_address_holds_so_many_circuits_and_no_more_until_one_is_closed()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Live:CircuitsPerAddress=2"]);
        using var first = await Open(portal, "/_blazor");
        using var second = await Open(portal, "/_blazor");
        using var third = await Open(portal, "/_blazor");
        Assert.Equal([HttpStatusCode.SwitchingProtocols, HttpStatusCode.SwitchingProtocols, HttpStatusCode.TooManyRequests], [first.HttpStatusCode, second.HttpStatusCode, third.HttpStatusCode]);
        using var hub = await Open(portal, "/hubs/portal");
        Assert.Equal(HttpStatusCode.SwitchingProtocols, hub.HttpStatusCode); // counted apart, and ten times as many

        first.Abort();
        await Eventually.True(
            async () =>
            {
                using var again = await Open(portal, "/_blazor");
                return again.HttpStatusCode == HttpStatusCode.SwitchingProtocols;
            },
            "the place of the closed one is free");
    }

    static async Task<ClientWebSocket> Open(TestPortal portal, string path, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        try { await socket.ConnectAsync(new Uri($"ws://{portal.Address.Authority}{path}"), TestContext.Current.CancellationToken); }
        catch (WebSocketException) { /* the status says why */ }
        return socket;
    }

    static async Task<HttpStatusCode> Ask(HttpClient http, HttpMethod method, string path, string? origin)
    {
        using var request = new HttpRequestMessage(method, path);
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
