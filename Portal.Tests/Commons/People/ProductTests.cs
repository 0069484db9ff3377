using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Features.Accounts;
using Portal.Tests.Http;

namespace Portal.Tests.Commons.People;

public class ProductTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Agents_and_admins_say_what_somebody_owns_and_nobody_else_sees_it_but_the_owner(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, agent) = (await portal.NewMember("ana"), await portal.NewMember("agent", Roles.Agent));
        var (owner, staff, admin) = (await portal.Api(ana), await portal.Api(agent), await portal.Api(await portal.NewMember("ada", Roles.Admin)));
        var (other, moderator, reader, visitor) = (await portal.Api(await portal.NewMember("bo")), await portal.Api(await portal.NewMember("mo", Roles.Moderator)), await portal.Api(agent, Scopes.Read), portal.Address.Api());
        var address = $"people/{ana.Name}/products";
        foreach (var (who, status) in new[] { (owner, 403), (other, 403), (moderator, 403), (reader, 403), (visitor, 401) })
            (await who.Ask(HttpMethod.Put, address, new { products = new[] { "Duo 2" } })).IsProblem(status);
        Assert.Equal(2, (await staff.Ask(HttpMethod.Put, address, new { products = new[] { "Duo 2", " duo 2 ", "磨豆机 SN-77" } })).Is(200).Items.Count);
        Assert.Equal(["Duo 2", "磨豆机 SN-77"], (await owner.Ask(address)).Is(200).Items.Select(p => p.GetProperty("name").GetString()!));
        foreach (var (who, status) in new[] { (other, 403), (moderator, 403), (visitor, 401) }) (await who.Ask(address)).IsProblem(status);
        (await staff.Ask("people/nobody-of-that-name/products")).IsProblem(404);
        (await staff.Ask(HttpMethod.Put, "people/nobody-of-that-name/products", new { products = Array.Empty<string>() })).IsProblem(404);
        (await staff.Ask(HttpMethod.Put, address, new { })).IsProblem(400, "required", "products");
        (await staff.Ask(HttpMethod.Put, address, new { products = new[] { new string('x', 101) } })).IsProblem(400, "too-long", "products");
        (await staff.Ask(HttpMethod.Put, address, new { products = new[] { "two\nlines" } })).IsProblem(400, "product-line", "products");
        (await staff.Ask(HttpMethod.Put, address, new { products = Enumerable.Range(0, 51).Select(i => $"P{i}") })).IsProblem(400, "too-many-products", "products");

        for (var i = 0; i < 2; i++) Assert.Single((await admin.Ask(HttpMethod.Put, address, new { products = new[] { "Duo 2" } })).Is(200).Items);
        var log = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Action == AuditAction.ProductsVerified && e.Subject == "account:" + ana.Id).OrderBy(e => e.Id).Select(e => e.Details).ToListAsync());
        Assert.Equal(["+2 -0", "+0 -1"], log); // which products, the log keeps from who reads it
        (await staff.Ask(HttpMethod.Put, address, new { products = new[] { "Duo 3" }, seen = Array.Empty<string>() })).IsProblem(409, "changed-meanwhile");
        Assert.Equal(2, (await staff.Ask(HttpMethod.Put, address, new { products = new[] { "Duo 2", "Duo 3" }, seen = new[] { "Duo 2" } })).Is(200).Items.Count);
        Assert.Contains("Duo 2", (await owner.Ask("me/export")).Json.GetProperty("products").ToString());

        Assert.True((await portal.Get<Erasure>().Erase(ana.Actor, default)).Done);
        Assert.False(await portal.Get<Database>().Read(db => db.Set<VerifiedProduct>().AnyAsync(p => p.AccountId == ana.Id)));
    }

    [Theory, BothDatabases]
    public async Task That_somebody_is_a_customer_stands_on_their_profile_only_where_they_want_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, agent) = (await portal.NewMember("ana"), await portal.NewMember("agent", Roles.Agent));
        using var visitor = portal.Visitor();
        Assert.True((await portal.Get<VerifiedProducts>().Set(agent.Actor, ana.Name, ["Duo 2"], null, default)).Done);
        Assert.DoesNotContain("Customer</span>", await visitor.GetStringAsync($"/u/{ana.Name}"));
        var mine = (await portal.Get<ProfileDeeds>().Read(ana.Actor, default)).Value;
        Assert.True(mine.IsCustomer);
        Assert.True((await portal.Get<ProfileDeeds>().Change(ana.Actor, mine with { ShowsCustomer = true }, default)).Done);
        await Eventually.True(async () => (await visitor.GetStringAsync($"/u/{ana.Name}")).Contains("Customer</span>"), "the kept page shows the mark");
        Assert.DoesNotContain("Duo 2", await visitor.GetStringAsync($"/u/{ana.Name}"));
        Assert.True((await portal.Get<VerifiedProducts>().Set(agent.Actor, ana.Name, [], null, default)).Done);
        await Eventually.True(async () => !(await visitor.GetStringAsync($"/u/{ana.Name}")).Contains("Customer</span>"), "the mark goes with the product");
    }
}
