using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>What the staff can know of a customer with an account before they answer.</summary>
/// <param name="Person">Who it is, with their roles.</param>
/// <param name="Trust">How well they are known in the forum.</param>
/// <param name="Products">What they own, verified.</param>
/// <param name="BannedUntil">Until when they may not write anywhere; null for who may, or for good.</param>
/// <param name="IsBanned">True while they may not.</param>
/// <param name="Facts">What other rooms know of them.</param>
public sealed record CustomerAbout(PersonView Person, Trust Trust, IReadOnlyList<string> Products, DateTime? BannedUntil, bool IsBanned, IReadOnlyList<CustomerFacts> Facts);

/// <summary>Gathers what is known of a customer from all rooms, for agents alone.</summary>
public sealed class CustomerAbouts(IEnumerable<IAboutCustomer> rooms, Database database, TimeProvider time)
{
    private const int MostProducts = 20;

    /// <summary>All of it; null where there is no such account, and for who is no agent.</summary>
    public async Task<CustomerAbout?> Read(Actor actor, long accountId, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (!ChatRules.IsDesk(standing) || await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, ct) is not { } account)
        {
            return null;
        }

        var ban = await db.ShuttingOut(now).FirstOrDefaultAsync(s => s.AccountId == accountId, ct);
        var products = await db.Set<VerifiedProduct>().Where(p => p.AccountId == accountId).OrderBy(p => p.Name).Select(p => p.Name).Take(MostProducts).ToListAsync(ct);
        var facts = new List<CustomerFacts>();
        foreach (var room in rooms)
        {
            if (await room.Of(db, standing, accountId, ct) is { } known)
            {
                facts.Add(known);
            }
        }

        return new(new(account.Id, account.UserName!, account.DisplayName ?? account.UserName!, account.Roles), account.Trust, products, ban?.Until, ban is not null, facts);
    }
}
