namespace Portal.Tests.Support.Running;

/// <summary>Two real processes on one PostgreSQL, behind a real nginx: a fixture for a class of tests.</summary>
public sealed class TwoNodes(Portals portals) : IAsyncLifetime
{
    /// <summary>One node, past the proxy.</summary>
    public PortalProcess First { get; private set; } = null!;

    /// <summary>The other.</summary>
    public PortalProcess Second { get; private set; } = null!;

    /// <summary>What browsers see.</summary>
    public Nginx Proxy { get; private set; } = null!;

    /// <summary>A portal in the test process on the same database: makes members, cookies and tokens, which hold on every node.</summary>
    public TestPortal Inside { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        string[] settings = [.. await portals.Databases.FreshAsync(DatabaseProvider.Postgres), "RateLimits:Enabled=false", "Portal:DemoContent=false"];
        (First, Second) = (await PortalProcess.StartAsync(settings), await PortalProcess.StartAsync(settings));
        Proxy = await Nginx.StartAsync(First.Address, Second.Address);
        Inside = await TestPortal.StartAsync(DatabaseProvider.Postgres, settings);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Inside.DisposeAsync(); // first, as it closes the browsers
        await Proxy.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
