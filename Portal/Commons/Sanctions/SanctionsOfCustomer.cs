using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>What was noted and decided about a customer, for the staff who talk to them.</summary>
internal sealed class SanctionsOfCustomer(TimeProvider time) : IAboutCustomer
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
        return rows.Count == 0 ? null : new(
            Sentences.Say(typeof(SanctionText), "OfCustomer"),
            rows.ConvertAll(r => new CustomerFact(
                r.It.Kind == SanctionKind.Note ? $"{Sentences.Say(typeof(SanctionText), "KindNote")}: {r.It.Reason}" : $"{Sentences.Say(typeof(SanctionText), $"Kind{r.It.Kind}")} — {SanctionWords.State(r.It, time.GetUtcNow().UtcDateTime)}",
                reader.IsModerator ? PersonAddress.Of(r.Name) : null, r.It.At)));
    }
}

/// <summary>Where the time line of a person stands.</summary>
public static class PersonAddress
{
    /// <summary>The address, by the account's name.</summary>
    public static string Of(string name) => $"/moderation/people/{Uri.EscapeDataString(name)}";
}
