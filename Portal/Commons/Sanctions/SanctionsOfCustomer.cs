using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>What was noted and decided about a customer, for the staff who talk to them.</summary>
internal sealed class SanctionsOfCustomer(NamedPlaces places, TimeProvider time) : IAboutCustomer
{
    private const int Most = 5;

    public async Task<CustomerFacts?> Of(PortalDb db, Standing reader, long accountId, CancellationToken ct)
    {
        if (!reader.IsAgent && !reader.IsModerator)
        {
            return null;
        }

        var rows = await (
            from s in db.Set<Sanction>()
            join a in db.Set<Account>() on s.AccountId equals a.Id
            where s.AccountId == accountId
            orderby s.Id descending
            select new { It = s, Name = a.UserName! }).Take(Most).ToListAsync(ct);
        var named = await places.Find(db, reader, rows.Select(r => r.It.Where()).OfType<Subject>(), ct);
        return rows.Count == 0 ? null : new(
            Sentences.Say(typeof(SanctionText), "OfCustomer"),
            rows.ConvertAll(r => new CustomerFact(
                r.It.Kind == SanctionKind.Note ? $"{SanctionWords.Kind(r.It, named)}: {r.It.Reason}" : $"{SanctionWords.Kind(r.It, named)} — {SanctionWords.State(r.It, time.GetUtcNow().UtcDateTime)}",
                reader.IsModerator ? PersonAddress.Of(r.Name) : null, r.It.At)));
    }
}

/// <summary>Where the time line of a person stands, and what else moderators find by that person.</summary>
public static class PersonAddress
{
    /// <summary>The address, by the account's name.</summary>
    public static string Of(string name) => $"/moderation/people/{Uri.EscapeDataString(name)}";

    /// <summary>The queue of all cases about what an account wrote.</summary>
    public static string CasesOf(long accountId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/moderation?author={accountId}");
}
