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
    public CaseKind Kind => CaseKind.Flag;

    public IReadOnlyList<Outcome> Outcomes { get; } = [Outcome.Hidden, Outcome.Disagreed, Outcome.Ignored, Outcome.Agreed];

    public Task<IReadOnlyDictionary<long, QueueWords>> Words(PortalDb db, Standing standing, IReadOnlyList<Case> cases, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<long, QueueWords>>(new Dictionary<long, QueueWords>());

    public Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct) => Task.FromResult<Problem?>(null);

    public async Task<Problem?> Decide(PortalDb db, Actor actor, Case it, Outcome outcome, string reason, DateTime now, CancellationToken ct)
    {
        var why = reason.Length > 0 ? reason : await Reasons(db, it, ct);
        var problem = outcome switch
        {
            Outcome.Hidden => await things.Hide(db, actor, it.Thing(), why, now, ct),
            Outcome.Disagreed => await things.Restore(db, actor, it.Thing(), why, now, ct),
            _ => null,
        };
        if (problem is null)
        {
            db.Audit(actor, ActionOf(outcome), it.Thing(), now, why, $"case:{it.Id} {outcome.ToWord()}", place: it.At(), whom: await WhoWrote(db, it, ct));
        }

        return problem;
    }

    public async Task<Problem?> Undo(PortalDb db, Actor actor, Case it, CaseDecision last, string reason, DateTime now, CancellationToken ct)
    {
        var hidden = last.Outcome == Outcome.Hidden || (last.WasHidden && last.Outcome != Outcome.Disagreed);
        if (await things.Look(db, await Standing.Of(db, actor, now, ct), it.Thing(), ct) is not { } thing || thing.Deleted || thing.Hidden != hidden || Stamps.Of(thing.Html.Value) != last.Stamp)
        {
            return Problem.Conflict<FlagText>("ChangedSinceDecision");
        }

        return hidden == last.WasHidden ? null
            : last.WasHidden ? await things.Hide(db, actor, it.Thing(), reason, now, ct)
            : await things.Restore(db, actor, it.Thing(), reason, now, ct);
    }

    private static Task<long?> WhoWrote(PortalDb db, Case it, CancellationToken ct) =>
        db.Set<Evidence>().Where(e => e.CaseId == it.Id).OrderBy(e => e.Id).Select(e => (long?)e.AuthorId).FirstOrDefaultAsync(ct);

    private static async Task<string> Reasons(PortalDb db, Case it, CancellationToken ct) =>
        string.Join(", ", (await db.Set<Flag>().Where(f => f.CaseId == it.Id).Select(f => f.Reason).Distinct().ToListAsync(ct)).Order().Select(r => r.ToWord()));

    private static AuditAction ActionOf(Outcome outcome) => outcome switch
    {
        Outcome.Disagreed => AuditAction.FlagDismissed,
        Outcome.Ignored => AuditAction.FlagIgnored,
        _ => AuditAction.FlagUpheld,
    };
}
