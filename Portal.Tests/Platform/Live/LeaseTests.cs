using Microsoft.EntityFrameworkCore;
using Portal.Platform.Jobs;

namespace Portal.Tests.Platform.Live;

public class LeaseTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task The_portal_that_is_started_after_another_stopped_goes_on_with_its_work_at_once(DatabaseProvider provider)
    {
        var settings = await portals.Databases.FreshAsync(provider);
        await using (var portal = await TestPortal.StartAsync(provider, settings))
        {
            Assert.True(await portal.Get<Leases>().Hold("news:search", default));
            Assert.True(await portal.Get<Leases>().Hold("job:old-news", default));
        }

        await using var later = await TestPortal.StartAsync(provider, settings);
        foreach (var work in new[] { "news:search", "job:old-news" }) Assert.True(await later.Get<Leases>().Hold(work, default));
        await using var beside = provider == DatabaseProvider.Postgres ? await TestPortal.StartAsync(provider, settings) : null;
        if (beside is not null) Assert.False(await beside.Get<Leases>().Hold("news:search", default)); // and is the only one
        Assert.Equal("", later.Errors.Take());
    }

    [Fact]
    public async Task A_node_that_asks_twice_at_once_has_the_work_both_times()
    {
        var portal = await portals.Shared(DatabaseProvider.Postgres);
        for (var round = 0; round < 20; round++)
        {
            var (leases, work) = (portal.Get<Leases>(), $"job:{Guid.NewGuid():N}");
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => leases.Hold(work, default))), Assert.True);
            await leases.Release([work], default);
        }
    }
}
