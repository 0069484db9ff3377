using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Moderation;

/// <summary>What the log has about a person, and about what is theirs, beyond what other sources tell: roles, products, mutes in rooms, what was edited, hidden, taken back or refused.</summary>
internal sealed class AuditHistory(SubjectNames names) : IPersonHistory
{
    /// <summary>What has a line of its own, from the thing itself.</summary>
    private static readonly AuditAction[] ToldElsewhere = 
    [
        AuditAction.PersonNoted, AuditAction.Warned, AuditAction.ApprovalRequired, AuditAction.Muted, AuditAction.Suspended, AuditAction.AppealFiled, AuditAction.FlagUpheld, AuditAction.FlagDismissed, AuditAction.FlagIgnored,
        AuditAction.HeldApproved, AuditAction.HeldRejected, AuditAction.DecisionUndone,
    ];

    public IReadOnlyList<HistoryKind> Kinds { get; } = [HistoryKind.Record];

    public async Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct)
    {
        var (before, subject) = (asked.Before, new Subject("account", asked.Id).ToString());
        var rows = await db.Set<AuditEntry>()
            .Where(e => (e.WhomId == asked.Id || e.Subject == subject) && !ToldElsewhere.Contains(e.Action) && !(e.Action == AuditAction.Banned && e.Details != null && e.Details.StartsWith("sanction:")))
            .Where(e => e.At < before.At || (e.At == before.At && e.Id < before.Id))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(asked.Most).ToListAsync(ct);
        var called = await names.Find(db, asked.Reader, rows.SelectMany(e => SubjectNames.In(e.Subject).Concat(SubjectNames.In(e.Details))), ct);
        return rows.ConvertAll(e => new HistoryEntry(
            e.Id, HistoryKind.Record, e.At, Sentences.Say(typeof(ModerationText), $"Audit{e.Action}"), string.Join(" · ", new[] { e.Subject == subject ? null : SubjectNames.Spell(e.Subject, called), e.Reason, e.Details is { } details ? SubjectNames.Spell(details, called) : null }.OfType<string>().Where(t => t.Length > 0)), e.ActorId, $"/moderation/audit?subject={e.Subject}"));
    }
}
