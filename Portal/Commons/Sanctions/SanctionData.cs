using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>
/// What was decided about somebody is in their export; notes, which are between colleagues, are not, nor those beside a decision. That it was decided stays when they go, as decisions about others may rest on it; the words,
/// which may name them, do not, nor do those in the log.
/// </summary>
internal sealed class SanctionData(Database database) : IPersonalData
{
    public string Name => "sanctions";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Sanction>().Where(s => s.AccountId == accountId && s.Kind != SanctionKind.Note).OrderBy(s => s.Id))
        .Select(s => new { Kind = s.Kind.ToString(), s.At, s.Reason, s.Until, s.Place, s.AcknowledgedAt, s.RevokedAt, s.RevokedReason, s.Points, s.PointsUntil });

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<Sanction>().Where(s => s.AccountId == accountId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Reason, "").SetProperty(x => x.RevokedReason, (string?)null).SetProperty(x => x.StaffNote, (string?)null), ct);
        var subject = new Subject("account", accountId).ToString();
        await db.Set<AuditEntry>().Where(e => (e.WhomId == accountId || e.Subject == subject) && e.Reason != null)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Reason, (string?)null).SetProperty(x => x.RescuedAt, now), ct);
        var cases = db.Set<Appeal>().Where(a => a.AccountId == accountId).Select(a => a.CaseId);
        await db.Set<Evidence>().Where(e => e.AuthorId == accountId && cases.Contains(e.CaseId)).ExecuteUpdateAsync(e => e.SetProperty(x => x.Html, ""), ct);
        await db.Set<EvidenceLine>().Where(l => db.Set<Evidence>().Any(e => e.Id == l.EvidenceId && cases.Contains(e.CaseId))).ExecuteUpdateAsync(l => l.SetProperty(x => x.Html, ""), ct);
        await db.Set<Appeal>().Where(a => a.AccountId == accountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Text, "").SetProperty(x => x.Answer, (string?)null), ct);
    }
}

/// <summary>What somebody appealed, and how that ended, for their export.</summary>
internal sealed class AppealExport(Database database) : IPersonalData
{
    public string Name => "appeals";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Appeal>().Where(a => a.AccountId == accountId).OrderBy(a => a.Id))
        .Select(a => new { a.Decision, a.Text, a.At, Outcome = a.Outcome?.ToString(), a.Answer, a.DecidedAt });
}
