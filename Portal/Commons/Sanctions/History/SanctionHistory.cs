using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>Notes, warnings, mutes, suspensions and bans, in people's time lines.</summary>
internal sealed class SanctionHistory(NamedPlaces places, TimeProvider time) : IPersonHistory
{
    public IReadOnlyList<HistoryKind> Kinds { get; } = [HistoryKind.Notes, HistoryKind.Sanctions];

    public async Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct)
    {
        var (before, now) = (asked.Before, time.GetUtcNow().UtcDateTime);
        var theirs = db.Set<Sanction>().SeenBy(asked.Reader).Where(s => s.AccountId == asked.Id && (s.At < before.At || (s.At == before.At && s.Id < before.Id)));
        theirs = kind switch
        {
            HistoryKind.Notes => theirs.Where(s => s.Kind == SanctionKind.Note),
            HistoryKind.Sanctions => theirs.Where(s => s.Kind != SanctionKind.Note),
            _ => theirs,
        };
        var rows = await theirs.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(asked.Most).ToListAsync(ct);
        var named = await places.Find(db, asked.Reader, rows.Select(s => s.Where()).OfType<Subject>(), ct);
        return rows.ConvertAll(s => new HistoryEntry(
            s.Id, s.Kind == SanctionKind.Note ? HistoryKind.Notes : HistoryKind.Sanctions, s.At, $"{SanctionWords.Kind(s, named)} — {SanctionWords.State(s, now)}", s.Reason, s.ById,
            s.Subject is null ? null : $"/moderation/audit?subject={s.Subject}") { Sanction = s });
    }
}
