using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support.Proofs;

public class NetworkTests(Portals portals)
{
    [Fact]
    public async Task A_cut_line_breaks_what_runs_and_refuses_what_comes_until_it_is_mended()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        await using var line = new TcpCut(portal.Address);
        using var client = new HttpClient { BaseAddress = line.Address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);

        line.Cut();
        var broken = await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync("/"));
        Assert.True(broken is HttpRequestException or SocketException, broken.ToString()); // the client wraps what the socket says, but not always

        line.Mend();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_killed_portal_is_gone_at_once()
    {
        await using var portal = await PortalProcess.StartAsync(await portals.Databases.FreshAsync(DatabaseProvider.Sqlite));
        using var client = portal.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);

        await portal.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/"));
    }

    [Fact]
    public async Task The_proxy_keeps_a_browser_on_its_node_and_moves_it_when_the_node_dies()
    {
        await using var one = await PortalProcess.StartAsync(await portals.Databases.FreshAsync(DatabaseProvider.Sqlite));
        await using var two = await PortalProcess.StartAsync(await portals.Databases.FreshAsync(DatabaseProvider.Sqlite));
        await using var proxy = await Nginx.StartAsync(one.Address, two.Address);
        using var client = new HttpClient { BaseAddress = proxy.Address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);

        await one.KillAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }
}
