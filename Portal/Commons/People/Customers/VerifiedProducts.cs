using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Something that somebody owns, as it is shown.</summary>
/// <param name="Name">What it is.</param>
/// <param name="VerifiedAt">When it was verified.</param>
public sealed record ProductView(string Name, DateTime VerifiedAt);

/// <summary>What members own, as staff or the company's own systems say. Who owns something is known, and nobody's limits for newcomers hold them back.</summary>
public sealed class VerifiedProducts(Database database, TimeProvider time)
{
    /// <summary>How many products one person can have.</summary>
    public const int Most = 50;

    /// <summary>What somebody owns, by their name. For agents, and for themselves.</summary>
    public async Task<Result<IReadOnlyList<ProductView>>> Of(Actor actor, string name, CancellationToken ct)
    {
        await using var db = database.Open();
        var (standing, wanted) = (await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), LookupNames.Of(name));
        return CustomerRules.MayNotSee(standing, wanted) is { } problem ? problem
            : await Find(db, wanted, ct) is not { } owner ? Problem.NotFound
            : await Read(db, owner.Id, ct);
    }

    /// <summary>Says what somebody owns, in place of what was said before; nothing ends that they are a customer. Doing it twice is as good as once.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="name">The name of who owns it.</param>
    /// <param name="products">All that they own.</param>
    /// <param name="seen">What was said when the actor looked; where it is no longer that, nothing is changed. Null puts it in place of whatever was said.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<IReadOnlyList<ProductView>>> Set(Actor actor, string name, IReadOnlyList<string> products, IReadOnlyList<string>? seen, CancellationToken ct) =>
        database.Write<IReadOnlyList<ProductView>>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                if ((CustomerRules.MayNotVerify(await Standing.Of(db, actor, now, ct)) ?? Check(products)) is { } problem)
                {
                    return problem;
                }

                if (await Find(db, LookupNames.Of(name), ct) is not { } owner)
                {
                    return Problem.NotFound;
                }

                await db.Lock<Account>(owner.Id, ct);
                var had = await db.Set<VerifiedProduct>().Where(p => p.AccountId == owner.Id).Select(p => p.Name).ToListAsync(ct);
                List<string> wanted = [.. products.Select(p => p.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
                if (seen is not null && !had.ToHashSet().SetEquals(seen) && !had.ToHashSet().SetEquals(wanted))
                {
                    return Problem.Changed;
                }

                await Set(db, actor, owner, had, wanted, now, ct);
                return await Read(db, owner.Id, ct);
            },
            ct);

    private static async Task Set(PortalDb db, Actor actor, Owner owner, List<string> had, List<string> products, DateTime now, CancellationToken ct)
    {
        var (came, went) = (products.Except(had).ToList(), had.Except(products).ToList());
        if (came.Count + went.Count == 0)
        {
            return;
        }

        await db.Set<VerifiedProduct>().Where(p => p.AccountId == owner.Id && went.Contains(p.Name)).ExecuteDeleteAsync(ct);
        db.AddRange(came.Select(product => new VerifiedProduct { AccountId = owner.Id, Name = product, ById = actor.AccountId, At = now }));
        var isCustomer = products.Count > 0;
        await db.Set<Account>().Where(a => a.Id == owner.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsCustomer, isCustomer), ct);
        db.Audit(actor, AuditAction.ProductsVerified, new("account", owner.Id), now, details: $"+{came.Count} -{went.Count}", whom: owner.Id); // which they are is not for all who read the log, nor to outlive the account
        db.Tell(new StandingChanged(owner.Id));
        db.Tell(new PersonChanged(owner.Id, owner.Name));
        await db.SaveChangesAsync(ct);
    }

    private static Problem? Check(IReadOnlyList<string> products) =>
        products.Count > Most ? Problem.Invalid<PeopleText>("products", "TooManyProducts", Most)
        : products.Select(product => Bounds.Check("products", product, VerifiedProduct.MostName) ?? OneLine(product)).FirstOrDefault(problem => problem is not null);

    private static Problem? OneLine(string product) => product.AsSpan().IndexOfAny('\r', '\n') >= 0 ? Problem.Invalid<PeopleText>("products", "ProductLine") : null;

    private static Task<Owner?> Find(PortalDb db, string normalizedName, CancellationToken ct) =>
        db.Set<Account>().Where(a => a.NormalizedUserName == normalizedName && (a.NormalizedEmail != null || a.Imported)).Select(a => new Owner(a.Id, a.UserName!)).FirstOrDefaultAsync(ct);

    private static async Task<List<ProductView>> Read(PortalDb db, long accountId, CancellationToken ct) =>
        await db.Set<VerifiedProduct>().Where(p => p.AccountId == accountId).OrderBy(p => p.Name).Select(p => new ProductView(p.Name, p.At)).ToListAsync(ct);

    private sealed record Owner(long Id, string Name);
}
