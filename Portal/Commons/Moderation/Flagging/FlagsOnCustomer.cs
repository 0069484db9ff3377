using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>What of a customer's was flagged, for the staff who talk to them: how it ended, and what it was to moderators alone.</summary>
internal sealed class FlagsOnCustomer : IAboutCustomer
{
    private const int Most = 5;

    public async Task<CustomerFacts?> Of(PortalDb db, Standing reader, long accountId, CancellationToken ct)
    {
        if (!reader.IsAgent && !reader.IsModerator)
        {
            return null;
        }

        var cases = await db.Set<Case>().Where(c => c.Kind == CaseKind.Flag && db.Set<Evidence>().Any(e => e.CaseId == c.Id && e.AuthorId == accountId))
            .OrderByDescending(c => c.Id).Take(Most).Select(c => new { c.State, c.Outcome, c.OpenedAt }).ToListAsync(ct);
        return cases.Count == 0 ? null : new(
            Sentences.Say(typeof(FlagText), "FlaggedOf"),
            cases.ConvertAll(c => new CustomerFact(Sentences.Say(typeof(FlagText), $"FlagEnd{Ended(c.State, c.Outcome)}"), reader.IsModerator ? "/moderation" : null, c.OpenedAt)));
    }

    private static string Ended(CaseState state, string? outcome) => state == CaseState.Open ? "Open" : outcome switch
    {
        "hidden" or "agreed" => "Upheld",
        "disagreed" => "Dismissed",
        _ => "Ignored",
    };
}
