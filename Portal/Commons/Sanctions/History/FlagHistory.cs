using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>What somebody flagged, in their time line.</summary>
internal sealed class FlagsRaisedHistory(SubjectNames names) : IPersonHistory
{
    public IReadOnlyList<HistoryKind> Kinds { get; } = [HistoryKind.FlagsRaised];

    public async Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct)
    {
        var before = asked.Before;
        var rows = await (
            from f in db.Set<Flag>()
            join e in db.Set<Evidence>() on f.EvidenceId equals e.Id
            join c in db.Set<Cases.Case>() on f.CaseId equals c.Id
            where f.ReporterId == asked.Id && (f.At < before.At || (f.At == before.At && f.Id < before.Id))
            orderby f.At descending, f.Id descending
            select new { f.Id, f.At, f.Subject, f.Reason, f.Note, f.CaseId, c.State, e.AuthorId }).Take(asked.Most).ToListAsync(ct);
        var titles = await FlagReasons.Titles(db, ct);
        var called = await names.Find(db, asked.Reader, rows.SelectMany(f => SubjectNames.In(f.Subject)), ct);
        return rows.ConvertAll(f => new HistoryEntry(
            f.Id, HistoryKind.FlagsRaised, f.At, Sentences.Say(typeof(SanctionText), "LineFlagRaised", SubjectNames.Spell(f.Subject, called), titles.GetValueOrDefault(f.Reason, f.Reason.ToString())), f.Note, null, CaseAddress.Of(f.CaseId, f.State, f.AuthorId)));
    }
}

/// <summary>What others flagged of somebody's, in their time line.</summary>
internal sealed class FlagsReceivedHistory(SubjectNames names) : IPersonHistory
{
    public IReadOnlyList<HistoryKind> Kinds { get; } = [HistoryKind.FlagsReceived];

    public async Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct)
    {
        var before = asked.Before;
        var rows = await (
            from f in db.Set<Flag>()
            join e in db.Set<Evidence>() on f.EvidenceId equals e.Id
            join c in db.Set<Cases.Case>().SeenBy(asked.Reader) on f.CaseId equals c.Id
            where e.AuthorId == asked.Id && (f.At < before.At || (f.At == before.At && f.Id < before.Id))
            orderby f.At descending, f.Id descending
            select new { f.Id, f.At, f.Subject, f.Reason, f.Note, f.CaseId, c.State, f.ReporterId }).Take(asked.Most).ToListAsync(ct);
        var titles = await FlagReasons.Titles(db, ct);
        var called = await names.Find(db, asked.Reader, rows.SelectMany(f => SubjectNames.In(f.Subject)), ct);
        return rows.ConvertAll(f => new HistoryEntry(
            f.Id, HistoryKind.FlagsReceived, f.At, Sentences.Say(typeof(SanctionText), "LineFlagReceived", SubjectNames.Spell(f.Subject, called), titles.GetValueOrDefault(f.Reason, f.Reason.ToString())), f.Note, f.ReporterId, CaseAddress.Of(f.CaseId, f.State, asked.Id)));
    }
}

/// <summary>What was decided about what somebody wrote, in their time line.</summary>
internal sealed class DecisionHistory(SubjectNames names) : IPersonHistory
{
    public IReadOnlyList<HistoryKind> Kinds { get; } = [HistoryKind.Decisions];

    public async Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct)
    {
        var before = asked.Before;
        var theirs = db.Set<Evidence>().Where(e => e.AuthorId == asked.Id).Select(e => e.CaseId);
        var rows = await (
            from d in db.Set<CaseDecision>()
            join c in db.Set<Cases.Case>().SeenBy(asked.Reader) on d.CaseId equals c.Id
            where theirs.Contains(d.CaseId) && c.Kind != Cases.CaseKind.Appeal && (d.At < before.At || (d.At == before.At && d.Id < before.Id))
            orderby d.At descending, d.Id descending
            select new { d.Id, d.At, d.Outcome, d.Reason, d.ById, d.CaseId, d.UndoneAt, c.Subject, c.State }).Take(asked.Most).ToListAsync(ct);
        var called = await names.Find(db, asked.Reader, rows.SelectMany(d => SubjectNames.In(d.Subject)), ct);
        return rows.ConvertAll(d => new HistoryEntry(
            d.Id, HistoryKind.Decisions, d.At, Sentences.Say(typeof(SanctionText), d.UndoneAt is null ? "LineDecision" : "LineDecisionUndone", SubjectNames.Spell(d.Subject, called), Sentences.Say(typeof(SanctionText), $"Outcome{d.Outcome}")), d.Reason, d.ById,
            CaseAddress.Of(d.CaseId, d.State, asked.Id)));
    }
}
