using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Mail;

namespace Portal.Commons.Sanctions;

/// <summary>What somebody appealed, in their time line.</summary>
internal sealed class AppealHistory(DecisionNames named) : IPersonHistory
{
    public IReadOnlyList<HistoryKind> Kinds { get; } = [HistoryKind.Appeals];

    public async Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct)
    {
        var before = asked.Before;
        var rows = await db.Set<Appeal>().Where(a => a.AccountId == asked.Id && (a.At < before.At || (a.At == before.At && a.Id < before.Id)))
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(asked.Most).ToListAsync(ct);
        var names = await named.Of(db, asked.Reader, rows.Select(a => a.Decision), ct);
        return rows.ConvertAll(a => new HistoryEntry(
            a.Id, HistoryKind.Appeals, a.At, Sentences.Say(typeof(SanctionText), "LineAppeal", names[a.Decision], Sentences.Say(typeof(SanctionText), a.Outcome is { } outcome ? $"Outcome{outcome}" : "AppealWaits")), a.Text, a.DecidedById, null));
    }
}

/// <summary>The letters that were written to somebody and are kept, in their time line; for admins, as addresses are.</summary>
internal sealed class LetterHistory : IPersonHistory
{
    public IReadOnlyList<HistoryKind> Kinds { get; } = [HistoryKind.Letters];

    public async Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct)
    {
        if (!asked.Reader.IsAdmin || asked.Email is not { } address)
        {
            return [];
        }

        var before = asked.Before;
        var rows = await db.Set<Letter>().Where(l => l.To == address && (l.At < before.At || (l.At == before.At && l.Id < before.Id)))
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(asked.Most).Select(l => new { l.Id, l.At, l.Subject, l.SentAt, l.DueAt, l.Error }).ToListAsync(ct);
        return rows.ConvertAll(l => new HistoryEntry(
            l.Id, HistoryKind.Letters, l.At, Sentences.Say(typeof(SanctionText), l.SentAt is not null ? "LineLetterSent" : l.DueAt is not null ? "LineLetterWaits" : "LineLetterFailed", l.Subject), l.SentAt is null ? l.Error : null, null, null));
    }
}
