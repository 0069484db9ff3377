using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>What is known of something that is told about flags.</summary>
/// <param name="Id">The id of what is told: a decision, or a case.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Thing">What was flagged.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Title">The place's title, when it was flagged.</param>
/// <param name="Html">The text then.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Reason">Why it was decided, or taken back, whichever is told; may be empty.</param>
/// <param name="WasHidden">True where it had been hidden before the decision.</param>
/// <param name="ById">Who did it; null for the portal itself.</param>
internal sealed record FlagFacts(long Id, long CaseId, Subject Thing, long AuthorId, string Title, string Html, Outcome Outcome, string Reason, bool WasHidden, long? ById)
{
    /// <summary>True where who keeps order there hid it, and said why; otherwise the flags did.</summary>
    public bool ByKeeper { get; init; }

    /// <summary>Whether it is hidden again once the decision is taken back.</summary>
    public bool HiddenNow => WasHidden;

    /// <summary>Whether the flags speak for what is told of it, where nobody gave a reason: it is hidden, or they were right. What can be seen again is so in spite of them.</summary>
    public bool FlagsSay(FlagTold told) => told switch
    {
        FlagTold.Waits => true,
        FlagTold.Undone => HiddenNow,
        _ => Outcome is Outcome.Hidden or Outcome.Agreed,
    };

    /// <summary>Whether its author is told: something was done with it.</summary>
    public bool ConcernsAuthor(FlagTold told) => told == FlagTold.Waits || Outcome is Outcome.Hidden or Outcome.Agreed || WasHidden;

    /// <summary>The facts, of cases of flags alone.</summary>
    public static async Task<IReadOnlyList<FlagFacts>> Of(PortalDb db, FlagTold told, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = told == FlagTold.Waits
            ? await db.Set<Case>().Where(c => ids.Contains(c.Id) && c.Kind == CaseKind.Flag).Select(c => new { c.Id, CaseId = c.Id, c.Subject, Outcome = Outcome.Hidden, Reason = "", WasHidden = false, ById = (long?)null }).ToListAsync(ct)
            : await (
                from d in db.Set<CaseDecision>()
                join c in db.Set<Case>() on d.CaseId equals c.Id
                where ids.Contains(d.Id) && c.Kind == CaseKind.Flag
                select new { d.Id, d.CaseId, c.Subject, d.Outcome, Reason = told == FlagTold.Undone ? d.UndoneReason ?? "" : d.Reason, d.WasHidden, ById = told == FlagTold.Undone ? d.UndoneById : d.ById }).ToListAsync(ct);
        var cases = rows.Select(r => r.CaseId).Distinct().ToList();
        var evidence = await db.Set<Evidence>().Where(e => cases.Contains(e.CaseId) && !db.Set<Evidence>().Any(later => later.CaseId == e.CaseId && later.Id > e.Id))
            .Select(e => new { e.CaseId, e.AuthorId, e.Title, e.Html }).ToDictionaryAsync(e => e.CaseId, ct);
        Dictionary<long, string> keepers = told == FlagTold.Waits ? await Keepers(db, cases, ct) : [];
        return [.. rows.Where(r => evidence.ContainsKey(r.CaseId)).Select(r => new FlagFacts(
            r.Id, r.CaseId, Subject.Parse(r.Subject)!.Value, evidence[r.CaseId].AuthorId, evidence[r.CaseId].Title, evidence[r.CaseId].Html, r.Outcome, keepers.GetValueOrDefault(r.CaseId, r.Reason), r.WasHidden, r.ById)
            { ByKeeper = keepers.ContainsKey(r.CaseId) })];
    }

    /// <summary>Why who keeps order there hid what these cases are about, of those where it was not the flags that did so last.</summary>
    private static async Task<Dictionary<long, string>> Keepers(PortalDb db, List<long> cases, CancellationToken ct) =>
        await db.Set<CaseEvent>().Where(e => cases.Contains(e.CaseId) && e.What == CaseDeed.HiddenByKeeper
                && !db.Set<CaseEvent>().Any(later => later.CaseId == e.CaseId && later.Id > e.Id && (later.What == CaseDeed.HiddenByKeeper || later.What == CaseDeed.HiddenByFlags)))
            .ToDictionaryAsync(e => e.CaseId, e => e.Text ?? "", ct);
}
