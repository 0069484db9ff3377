namespace Portal.Tests.Platform.Ui;

/// <summary>A portal in Development, where the kit's page is, and a member to look at it.</summary>
public sealed class DevPortal(Portals portals) : IAsyncLifetime
{
    public TestPortal Portal { get; private set; } = null!;

    public Member Ana { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await portals.Own(DatabaseProvider.Sqlite, ["environment=Development"]);
        Ana = await Portal.NewMember("ana");
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
