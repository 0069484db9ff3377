using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Support.Proofs;

public class TestPortalTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task The_shared_portal_answers_and_stands_on_the_database_that_was_asked_for(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        Assert.Equal(HttpStatusCode.OK, (await portal.Visitor().GetAsync("/healthz/ready")).StatusCode);
        await using var db = portal.Get<Database>().Open();
        Assert.Equal(provider == DatabaseProvider.Sqlite, db.Database.ProviderName!.EndsWith("Sqlite"));
    }

    [Theory, BothDatabases]
    public async Task Two_portals_have_databases_of_their_own(DatabaseProvider provider)
    {
        await using var one = await portals.Own(provider);
        await using var other = await portals.Own(provider);
        var ana = await one.NewMember("ana", Roles.Moderator);

        Assert.Equal(Roles.Moderator, (await Find(one, ana))?.Roles);
        Assert.Null(await Find(other, ana));
    }

    [Fact]
    public async Task A_moved_clock_is_the_clock_of_the_whole_portal()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        portal.Clock.Advance(TimeSpan.FromDays(400));
        var ahead = portal.Get<TimeProvider>().GetUtcNow() - TimeProvider.System.GetUtcNow();
        Assert.InRange(ahead.TotalDays, 399.9, 400.1);
    }

    [Fact]
    public async Task What_a_portal_logs_as_an_error_is_kept()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        Assert.Empty(portal.Errors.Lines);
        portal.Get<ILogger<TestPortalTests>>().LogError(new InvalidOperationException("dropped it"), "Oh no");
        Assert.Contains("dropped it", Assert.Single(portal.Errors.Lines));
    }

    static async Task<Account?> Find(TestPortal portal, Member member)
    {
        await using var db = portal.Get<Database>().Open();
        return await db.Set<Account>().SingleOrDefaultAsync(a => a.UserName == member.Name);
    }
}
