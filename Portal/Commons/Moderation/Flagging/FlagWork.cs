using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Flags, as work in the queue: the thing is hidden or stays, by what the flags say of it.</summary>
internal sealed class FlagWork(ModeratedThings things) : IQueueWork
{
    private static readonly IReadOnlyList<CaseDeed> Hiding = [CaseDeed.HiddenByFlags, CaseDeed.HiddenByKeeper];

    public CaseKind Kind => CaseKind.Flag;

    public IReadOnlyList<Outcome> Outcomes { get; } = [Outcome.Hidden, Outcome.Disagreed, Outcome.Ignored, Outcome.Agreed];

    /// <summary>How its weight stands to the one at which it is hidden by itself, and whether that happened, or who keeps order there has hidden it.</summary>
    public async Task<IReadOnlyDictionary<long, QueueWords>> Words(PortalDb db, Standing standing, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        List<long> ids = [.. cases.Where(c => c.State == CaseState.Open).Select(c => c.Id)];
        var hidden = await db.Set<CaseEvent>().Where(e => ids.Contains(e.CaseId) && Hiding.Contains(e.What)).GroupBy(e => new { e.CaseId, e.What }).Select(g => new { g.Key.CaseId, g.Key.What, LastId = g.Max(e => e.Id) }).ToListAsync(ct);
        var last = hidden.GroupBy(h => h.CaseId).ToDictionary(g => g.Key, g => g.MaxBy(h => h.LastId)!.What);
        var hideAt = (await FlagSettings.Of(db, ct)).HideAt;
        return cases.Where(c => c.State == CaseState.Open).ToDictionary(c => c.Id, c => new QueueWords(
        [
            .. last.TryGetValue(c.Id, out var by) ? [Sentences.Say(typeof(FlagText), by == CaseDeed.HiddenByKeeper ? "WhyHiddenByKeeper" : "WhyHidden")] : Array.Empty<string>(),
            Sentences.Say(typeof(FlagText), hideAt > 0 && things.CanBeHidden(c.Thing()) ? "WhyWeight" : "WhyWeightAlone", c.Weight, hideAt),
        ])
        {
            Outcomes = things.CanBeHidden(c.Thing()) ? null : [.. Outcomes.Where(o => o != Outcome.Hidden)],
        });
    }

    /// <summary>Why it was flagged, as the admins word it.</summary>
    public Task<IReadOnlyDictionary<long, string>> Reasons(PortalDb db, IReadOnlyCollection<long> caseIds, CancellationToken ct) => FlagReasons.Of(db, caseIds, ct);

    public Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct) => Task.FromResult<Problem?>(null);

    public async Task<Problem?> Decide(PortalDb db, Actor actor, Case it, Outcome outcome, string reason, bool byAppeal, DateTime now, CancellationToken ct)
    {
        var why = reason.Length > 0 ? reason : await Codes(db, it, ct);
        var problem = outcome switch
        {
            Outcome.Hidden => await things.Hide(db, actor, it.Thing(), why, now, ct),
            Outcome.Disagreed => await things.Restore(db, actor, it.Thing(), reason, now, ct), // why it was flagged is not why it is shown: who wrote it may be told that
            _ when await HidItself(db, it, ct) => await things.Restore(db, actor, it.Thing(), reason, now, ct),
            _ => null,
        };
        if (problem is null)
        {
            await db.AuditCase(actor, ActionOf(outcome), it, now, why, outcome.ToWord(), ct);
        }

        return problem;
    }

    public async Task<Problem?> Undo(PortalDb db, Actor actor, Case it, CaseDecision last, string reason, DateTime now, CancellationToken ct)
    {
        var hidden = last.Outcome == Outcome.Hidden || (last.WasHidden && last.Outcome != Outcome.Disagreed && !await HidItself(db, it, ct));
        if (await things.Look(db, await Standing.Of(db, actor, now, ct), it.Thing(), ct) is not { } thing || thing.Deleted || thing.Hidden != hidden || !thing.Bears(last.Stamp))
        {
            return Problem.Conflict<FlagText>("ChangedSinceDecision");
        }

        return hidden == last.WasHidden ? null
            : last.WasHidden ? await things.Hide(db, actor, it.Thing(), reason, now, ct)
            : await things.Restore(db, actor, it.Thing(), reason, now, ct);
    }

    /// <summary>Whether the flags themselves hid it, or who keeps order there: that was only until somebody had looked.</summary>
    private static Task<bool> HidItself(PortalDb db, Case it, CancellationToken ct) => db.Set<CaseEvent>().AnyAsync(e => e.CaseId == it.Id && Hiding.Contains(e.What), ct);

    private static async Task<string> Codes(PortalDb db, Case it, CancellationToken ct) =>
        string.Join(", ", (await db.Set<Flag>().Where(f => f.CaseId == it.Id).Select(f => f.Reason).Distinct().ToListAsync(ct)).OrderBy(Place).Select(r => r.ToString()));

    private static int Place(FlagReason reason) => FlagReason.Usual.TakeWhile(r => r != reason).Count();

    private static AuditAction ActionOf(Outcome outcome) => outcome switch
    {
        Outcome.Disagreed => AuditAction.FlagDismissed,
        Outcome.Ignored => AuditAction.FlagIgnored,
        _ => AuditAction.FlagUpheld,
    };
}
