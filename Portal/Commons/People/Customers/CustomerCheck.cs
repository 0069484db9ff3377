using Microsoft.EntityFrameworkCore;
using Portal.Platform.Cli;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Who is a customer owns something, and who owns something is one.</summary>
internal sealed class CustomerCheck : ICheck
{
    private const int Most = 1000;

    public string Name => "people: customers";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct) =>
        await db.Set<Account>().Where(a => a.IsCustomer != db.Set<VerifiedProduct>().Any(p => p.AccountId == a.Id)).OrderBy(a => a.Id).Take(Most)
            .Select(a => a.IsCustomer ? $"account {a.Id} is a customer and owns nothing" : $"account {a.Id} owns something and is no customer").ToListAsync(ct);
}
