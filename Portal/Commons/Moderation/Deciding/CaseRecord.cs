using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>What is written down of cases, inside deeds.</summary>
public static class CaseRecord
{
    /// <summary>A line of the log about what a case is about: with where that stands, and whose it is.</summary>
    public static async Task AuditCase(this PortalDb db, Actor actor, AuditAction action, Case it, DateTime now, string? reason, string? details, CancellationToken ct)
    {
        var whose = await db.Set<Evidence>().Where(e => e.CaseId == it.Id).OrderBy(e => e.Id).Select(e => (long?)e.AuthorId).FirstOrDefaultAsync(ct);
        db.Audit(actor, action, it.Thing(), now, reason, details is null ? $"case:{it.Id}" : $"case:{it.Id} {details}", place: it.At(), whom: whose);
    }

    /// <summary>Keeps a decision in the place of the one that stood, which is undone for the same reason, where there was one.</summary>
    internal static Task DecidedInstead(this PortalDb db, Case it, Actor actor, CaseDecision? stood, CaseDecision decision, CancellationToken ct, bool byAppeal = false)
    {
        if (stood is { UndoneAt: null })
        {
            stood.Undo(actor.AccountId, decision.Reason, decision.At);
        }

        return db.Decided(it, actor, decision, ct, byAppeal);
    }

    /// <summary>Keeps a decision, tells of it, and closes its case.</summary>
    internal static async Task Decided(this PortalDb db, Case it, Actor actor, CaseDecision decision, CancellationToken ct, bool byAppeal = false)
    {
        db.Add(decision);
        await db.SaveChangesAsync(ct);
        db.Tell(new CaseDecided(it.Id, decision.Id, byAppeal));
        db.CloseCase(it, actor, decision.Outcome.ToWord(), decision.Reason, decision.At);
    }
}
