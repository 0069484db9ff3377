namespace Portal.Tests.Support.Running;

/// <summary>Two real processes on one PostgreSQL, behind a real nginx.</summary>
public sealed class TwoNodes : IAsyncDisposable
{
    TwoNodes(PortalProcess first, PortalProcess second, Nginx proxy) => (First, Second, Proxy) = (first, second, proxy);

    /// <summary>One node, past the proxy.</summary>
    public PortalProcess First { get; }

    /// <summary>The other.</summary>
    public PortalProcess Second { get; }

    /// <summary>What browsers see.</summary>
    public Nginx Proxy { get; }

    /// <summary>Starts all three on a fresh database.</summary>
    public static async Task<TwoNodes> StartAsync(Portals portals, params string[] settings)
    {
        string[] common = [.. await portals.Databases.FreshAsync(DatabaseProvider.Postgres), "RateLimits:Enabled=false", "Portal:DemoContent=false", .. settings];
        var nodes = await Task.WhenAll(PortalProcess.StartAsync(common), PortalProcess.StartAsync(common));
        return new(nodes[0], nodes[1], await Nginx.StartAsync(nodes[0].Address, nodes[1].Address));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await Task.WhenAll(First.DisposeAsync().AsTask(), Second.DisposeAsync().AsTask());
    }
}
