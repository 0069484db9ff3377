using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Web;

namespace Portal.Commons.Sanctions;

/// <summary>What follows by itself from a warning: decided by the portal, told in words that name the points, and appealed as everything is.</summary>
/// <param name="It">The sanction, not yet written.</param>
/// <param name="Points">The points that led to it.</param>
internal sealed record DueStep(Sanction It, int Points)
{
    /// <summary>
    /// What follows from a warning that was just written, or null: nothing where it counts nothing or is about one place alone, where no step is reached that follows by itself, where the person is not
    /// below who warned them, and where what the step gave before, or something as hard, still runs at least as long. The account is locked.
    /// </summary>
    public static async Task<DueStep?> Find(PortalDb db, Standing giver, Sanction warning, DateTime now, CancellationToken ct)
    {
        if (warning is not { Kind: SanctionKind.Warning, Place: null, Points: > 0 })
        {
            return null;
        }

        var steps = await SavedScale.Of(db, ct);
        if (!steps.Any(s => s.Acts))
        {
            return null; // nearly always
        }

        var id = warning.AccountId;
        var points = await db.Set<Sanction>().Where(s => s.AccountId == id && s.Place == null).PointsNow(now, ct);
        if (SanctionScale.Following(steps, points) is not { Days: { } days } step)
        {
            return null;
        }

        var person = await db.Set<Account>().Where(a => a.Id == id).Select(a => new { a.Roles, a.Language }).FirstAsync(ct);
        if (StandingRules.Level(person.Roles) >= StandingRules.LevelOf(giver, null))
        {
            return null;
        }

        var until = now.AddDays(days);
        var running = await db.Set<Sanction>().Where(s => s.AccountId == id && s.Binds && s.Kind != SanctionKind.Warning && s.Place == null && (s.Until == null || s.Until > now)).ToListAsync(ct);
        if (running.Exists(s => s.FromPoints == step.From || (s.Kind >= step.Kind && (s.Until is null || s.Until >= until))))
        {
            return null;
        }

        // What stands goes on beside it: it ends by itself, counts what it counts, and is there again when the warning is taken back.
        return new(Sanction.Of(step.Kind, id, byId: null, now, Reason(person.Language, points, step.From), until, warning.CaseId, warning.Subject, points: 0).Following(warning, step.From), points);
    }

    private static string Reason(string? language, int points, int from)
    {
        using var spoken = Languages.Speak(language);
        return Sentences.Say(typeof(SanctionText), "FollowsReason", points, from);
    }
}
