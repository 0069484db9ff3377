using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>
/// Appeals, as work in the queue: the decision is upheld, or overturned, which takes it back: the thing is shown again, the sanction revoked. The person is told why in either case, and when the answer to their appeal is taken back.
/// </summary>
/// <param name="closing">Decides otherwise what is taken back; asked then alone, as it is made of all kinds of work, this one too.</param>
/// <param name="named">Finds what decisions are called.</param>
/// <param name="bars">Finds what places decided by themselves.</param>
/// <param name="time">The clock.</param>
internal sealed class AppealWork(Lazy<CaseClosing> closing, DecisionNames named, Bars bars, TimeProvider time) : IQueueWork
{
    public CaseKind Kind => CaseKind.Appeal;

    public IReadOnlyList<Outcome> Outcomes { get; } = Portal.Commons.Moderation.Outcomes.OfAppeals;

    public async Task<IReadOnlyDictionary<long, QueueWords>> Words(PortalDb db, Standing standing, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var ids = cases.Select(c => c.Id).ToList();
        var appeals = await (
            from a in db.Set<Appeal>()
            from decider in db.Set<Account>().Where(x => x.Id == a.AgainstId).DefaultIfEmpty()
            join appellant in db.Set<Account>() on a.AccountId equals appellant.Id
            where ids.Contains(a.CaseId)
            select new { a.CaseId, a.Decision, a.AgainstId, a.AccountId, appellant.Roles, By = decider == null ? null : decider.DisplayName ?? decider.UserName }).ToListAsync(ct);
        var names = await named.Of(db, standing, appeals.Select(a => a.Decision), ct);
        var own = standing.AccountId is { } me && appeals.Exists(a => a.AgainstId == me) ? await AppealRules.Others(db, me, time.GetUtcNow().UtcDateTime, ct) : [];
        return appeals.ToDictionary(a => a.CaseId, a => new QueueWords([Sentences.Say(typeof(SanctionText), "AppealAgainst", names[a.Decision], a.By ?? Sentences.Say(typeof(SanctionText), "ThePortal"))])
        {
            Refusal = a.AgainstId is { } against && against == standing.AccountId ? AppealRules.MayNotDecideOwn(standing, a.AccountId, a.Roles, own) : null,
        });
    }

    /// <summary>What was taken, which an overturned appeal gives back.</summary>
    public async Task<Subject> Concerns(PortalDb db, Case it, CancellationToken ct)
    {
        var id = it.Thing().Id;
        var decision = await db.Set<Appeal>().Where(a => a.Id == id).Select(a => a.Decision).FirstOrDefaultAsync(ct) is { } name ? Subject.Parse(name)!.Value : it.Thing();
        var taken = decision.Kind == "case" ? await db.Set<Case>().Where(c => c.Id == decision.Id).Select(c => c.Subject).FirstOrDefaultAsync(ct) : null;
        return Subject.Parse(taken) ?? decision;
    }

    public async Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct)
    {
        if (await db.Set<Appeal>().FirstOrDefaultAsync(a => a.CaseId == it.Id, ct) is not { } appeal)
        {
            return Problem.NotFound;
        }

        var theirs = await db.Set<Account>().Where(a => a.Id == appeal.AccountId).Select(a => a.Roles).FirstOrDefaultAsync(ct);
        return SanctionRules.MayNotSanction(standing, appeal.AccountId, StandingRules.Level(theirs))
            ?? (appeal.AgainstId is { } against && against == standing.AccountId
                ? AppealRules.MayNotDecideOwn(standing, appeal.AccountId, theirs, await AppealRules.Others(db, against, time.GetUtcNow().UtcDateTime, ct))
                : null);
    }

    public async Task<Problem?> Decide(PortalDb db, Actor actor, Case it, Outcome outcome, string reason, bool byAppeal, DateTime now, CancellationToken ct)
    {
        if (reason.Length == 0)
        {
            return Problem.Invalid<SanctionText>("note", "AnswerNeeded");
        }

        var appeal = await db.Set<Appeal>().AsTracking().FirstAsync(a => a.CaseId == it.Id, ct);
        if ((outcome == Outcome.Overturned ? await TakeBack(db, actor, appeal, reason, now, ct)
            : await IsTakenBack(db, appeal, now, ct) ? Problem.Conflict<SanctionText>("TakenBackMeanwhile") : null) is { } problem)
        {
            return problem;
        }

        appeal.Decide(outcome, actor.AccountId, reason, now);
        await AppealTidings.Forget(db, appeal.Id, ct);
        var own = appeal.AgainstId is not null && appeal.AgainstId == actor.AccountId;
        db.Audit(actor, outcome == Outcome.Overturned ? AuditAction.AppealOverturned : AuditAction.AppealUpheld, new("account", appeal.AccountId), now, reason,
            $"appeal:{appeal.Id} {appeal.Decision}{(own ? " (own decision: nobody else was there to decide)" : "")}");
        db.Tell(new AppealChanged(appeal.Id, appeal.AccountId, Decided: true));
        db.Tell(new StandingChanged(appeal.AccountId));
        return null;
    }

    public async Task<Problem?> Undo(PortalDb db, Actor actor, Case it, CaseDecision last, string reason, DateTime now, CancellationToken ct)
    {
        if (last.Outcome == Outcome.Overturned)
        {
            return Problem.Conflict<SanctionText>("OverturnedStays");
        }

        var appeal = await db.Set<Appeal>().AsTracking().FirstAsync(a => a.CaseId == it.Id, ct);
        appeal.Reopen();
        await AppealTidings.Forget(db, appeal.Id, ct);
        db.Tell(new AppealChanged(appeal.Id, appeal.AccountId, Decided: false) { Reopened = true });
        return null;
    }

    /// <summary>Whether the decision was taken back by another way meanwhile: then it cannot be upheld.</summary>
    private async Task<bool> IsTakenBack(PortalDb db, Appeal appeal, DateTime now, CancellationToken ct)
    {
        var (decision, taking) = (Subject.Parse(appeal.Decision)!.Value, Portal.Commons.Moderation.Outcomes.Taking);
        return decision.Kind == "sanction" ? await db.Set<Sanction>().AnyAsync(s => s.Id == decision.Id && s.RevokedAt != null, ct)
            : decision.Kind == Bars.Kind ? await bars.Find(db, decision.Id, now, ct) is null or { Lifted: true }
            : !await db.Set<CaseDecision>().AnyAsync(d => d.CaseId == decision.Id && d.UndoneAt == null && taking.Contains(d.Outcome), ct);
    }

    /// <summary>The decision is no more. What is gone meanwhile, or was taken back before, needs nothing.</summary>
    private async Task<Problem?> TakeBack(PortalDb db, Actor actor, Appeal appeal, string reason, DateTime now, CancellationToken ct)
    {
        var decision = Subject.Parse(appeal.Decision)!.Value;
        if (decision.Kind == "sanction")
        {
            await db.Lock<Sanction>(decision.Id, ct);
            var sanction = await db.Set<Sanction>().AsTracking().FirstAsync(s => s.Id == decision.Id, ct);
            return sanction.RevokedAt is not null ? null : (await Sanctions.Lift(db, actor, sanction, reason, now, byAppeal: true, ct)).Problem;
        }

        if (decision.Kind == Bars.Kind)
        {
            if (await bars.Find(db, decision.Id, now, ct) is { } bar)
            {
                await bars.Lift(db, actor, bar, reason, now, ct);
            }

            return null;
        }

        return await db.FindCase(decision.Id, ct) is { } decided ? await closing.Value.DecideOtherwise(db, decided, actor, reason, byAppeal: true, now, ct) : null;
    }
}
