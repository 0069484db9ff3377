using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>
/// Appeals, as work in the queue: the decision is upheld, or overturned, which takes it back: the thing is shown again, the sanction revoked. The person is told why in either case.
/// </summary>
/// <param name="others">The other kinds of work, which take back what they decided; asked when there is something to take back, as they are made together with this one.</param>
/// <param name="time">The clock.</param>
internal sealed class AppealWork(Lazy<IEnumerable<IQueueWork>> others, TimeProvider time) : IQueueWork
{
    public CaseKind Kind => CaseKind.Appeal;

    public IReadOnlyList<Outcome> Outcomes { get; } = [Outcome.Upheld, Outcome.Overturned];

    public async Task<IReadOnlyDictionary<long, QueueWords>> Words(PortalDb db, Standing standing, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var ids = cases.Select(c => c.Id).ToList();
        var appeals = await (
            from a in db.Set<Appeal>()
            from decider in db.Set<Account>().Where(x => x.Id == a.AgainstId).DefaultIfEmpty()
            join appellant in db.Set<Account>() on a.AccountId equals appellant.Id
            where ids.Contains(a.CaseId)
            select new { a.CaseId, a.Decision, a.AgainstId, a.AccountId, appellant.Roles, By = decider == null ? null : decider.DisplayName ?? decider.UserName }).ToListAsync(ct);
        var names = await DecisionNames.Of(db, appeals.Select(a => a.Decision), ct);
        var own = standing.AccountId is { } me && appeals.Exists(a => a.AgainstId == me) ? await AppealRules.Others(db, me, time.GetUtcNow().UtcDateTime, ct) : [];
        return appeals.ToDictionary(a => a.CaseId, a => new QueueWords([Sentences.Say(typeof(SanctionText), "AppealAgainst", names[a.Decision], a.By ?? Sentences.Say(typeof(SanctionText), "ThePortal"))])
        {
            Refusal = a.AgainstId is { } against && against == standing.AccountId ? AppealRules.MayNotDecideOwn(standing, a.AccountId, a.Roles, own) : null,
        });
    }

    public async Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct)
    {
        if (await db.Set<Appeal>().FirstOrDefaultAsync(a => a.CaseId == it.Id, ct) is not { } appeal)
        {
            return Problem.NotFound;
        }

        var theirs = await db.Set<Account>().Where(a => a.Id == appeal.AccountId).Select(a => a.Roles).FirstOrDefaultAsync(ct);
        return SanctionRules.MayNotSanction(standing, appeal.AccountId, theirs)
            ?? (appeal.AgainstId is { } against && against == standing.AccountId
                ? AppealRules.MayNotDecideOwn(standing, appeal.AccountId, theirs, await AppealRules.Others(db, against, time.GetUtcNow().UtcDateTime, ct))
                : null);
    }

    public async Task<Problem?> Decide(PortalDb db, Actor actor, Case it, Outcome outcome, string reason, DateTime now, CancellationToken ct)
    {
        if (reason.Length == 0)
        {
            return Problem.Invalid<SanctionText>("note", "AnswerNeeded");
        }

        var appeal = await db.Set<Appeal>().AsTracking().FirstAsync(a => a.CaseId == it.Id, ct);
        if (outcome == Outcome.Overturned && await TakeBack(db, actor, appeal, reason, now, ct) is { } problem)
        {
            return problem;
        }

        appeal.Decide(outcome, actor.AccountId, reason, now);
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
        db.Tell(new AppealChanged(appeal.Id, appeal.AccountId, Decided: false));
        return null;
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

        if (await db.FindCase(decision.Id, ct) is not { } decided)
        {
            return null;
        }

        var last = await db.Set<CaseDecision>().AsTracking().Where(d => d.CaseId == decided.Id).OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);
        if (last is null || last.UndoneAt is not null || !Appealed.Taking.Contains(last.Outcome))
        {
            return null;
        }

        var work = others.Value.First(w => w.Kind == decided.Kind);
        var instead = last.Outcome == Outcome.Hidden ? Outcome.Disagreed : Outcome.Approved;
        await work.Undo(db, actor, decided, last, reason, now, ct); // refused where the thing has changed since: it is decided anew all the same
        var problem = await work.Decide(db, actor, decided, instead, reason, now, ct);
        if (problem is not null && problem.Kind != ProblemKind.NotFound)
        {
            return problem;
        }

        (last.UndoneAt, last.UndoneById) = (now, actor.AccountId);
        var anew = new CaseDecision { CaseId = decided.Id, ById = actor.AccountId, At = now, Outcome = instead, Reason = reason, Stamp = last.Stamp, WasHidden = last.Outcome == Outcome.Hidden };
        db.Add(anew);
        await db.SaveChangesAsync(ct);
        db.Tell(new CaseDecided(decided.Id, anew.Id)); // who had flagged it is told how it ended
        decided.Outcome = instead.ToWord();
        decided.Version++;
        return null;
    }
}
