using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Inside deeds: closes a case by what its kind of work does, and opens it again by what undoes that.</summary>
public sealed class CaseClosing(IEnumerable<IQueueWork> works, ModeratedThings things)
{
    private readonly Lazy<Dictionary<CaseKind, IQueueWork>> works = new(() => works.ToDictionary(w => w.Kind));

    /// <summary>A case, and before it what a decision on it changes, locked until the deed ends: what is looked at then is what is decided about. Null where there is none.</summary>
    internal async Task<Case?> Find(PortalDb db, long caseId, CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } seen)
        {
            return null;
        }

        await things.Lock(db, works.Value.TryGetValue(seen.Kind, out var work) ? await work.Concerns(db, seen, ct) : seen.Thing(), ct);
        await (work?.Lock(db, seen, ct) ?? Task.CompletedTask);
        return await db.FindCase(caseId, ct);
    }

    /// <summary>A case, and before it what changes with whose it is, locked until the deed ends.</summary>
    internal async Task<Case?> FindToAssign(PortalDb db, long caseId, CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is { } seen && works.Value.TryGetValue(seen.Kind, out var work))
        {
            await work.Lock(db, seen, ct);
        }

        return await db.FindCase(caseId, ct);
    }

    /// <summary>Lets what a case is about go along with whose it is now.</summary>
    internal Task Assigned(PortalDb db, Actor actor, Case it, string? note, DateTime now, CancellationToken ct) =>
        works.Value.TryGetValue(it.Kind, out var work) ? work.Assigned(db, actor, it, note, now, ct) : Task.CompletedTask;

    /// <summary>Why this person may not decide this case, whoever is on it, or null.</summary>
    internal async Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct) =>
        works.Value.TryGetValue(it.Kind, out var work)
            ? await MayNotDecide(db, standing, it.At(), await AuthorOf(db, it, ct), ct) ?? await work.MayNotDecide(db, standing, it, ct)
            : Problem.NotFound;

    /// <summary>Why this person may not decide about what somebody wrote at a place, or null: <see cref="ModerationRules"/>, and who runs a club stands above the moderators that its hosts made.</summary>
    internal static async Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Subject? place, PersonView? author, CancellationToken ct) =>
        ModerationRules.MayNotDecide(standing, place, author)
        ?? (author is not null && await HostsAbove.Stands(db, standing, place, author.Id, ct) ? Problem.Refused<FlagText>("HostDecision") : null);

    /// <summary>Decides a case that the actor holds. Refused where the text is no longer the one that was looked at.</summary>
    internal async Task<Problem?> Close(PortalDb db, Case it, Actor actor, Verdict verdict, DateTime now, CancellationToken ct)
    {
        var work = works.Value[it.Kind];
        if (!work.Outcomes.Contains(verdict.Outcome))
        {
            return Problem.Invalid<FlagText>("outcome", "OutcomeNotOffered");
        }

        var standing = await Standing.Of(db, actor, now, ct);
        var thing = await things.Look(db, standing, it.Thing(), ct);
        if (verdict.Stamp is { } seen && !(thing?.Bears(seen) ?? seen.Length == 0))
        {
            return Problem.Changed;
        }

        if (thing is { Hidden: true } && (verdict.Outcome is Outcome.Disagreed or Outcome.Approved) && await Overruling.MayNotShow(db, standing, it, ct) is { } above)
        {
            return above;
        }

        var reason = verdict.Note?.Trim() ?? "";
        if (await work.Decide(db, actor, it, verdict.Outcome, reason, byAppeal: false, now, ct) is { } problem)
        {
            return problem;
        }

        await db.Decided(it, actor, new() { CaseId = it.Id, ById = actor.AccountId, At = now, Outcome = verdict.Outcome, Reason = reason, Stamp = thing?.Stamp ?? "", WasHidden = thing?.Hidden == true }, ct);
        return null;
    }

    /// <summary>Takes the last decision back. Who undoes somebody else's says why.</summary>
    internal async Task<Problem?> Reopen(PortalDb db, Case it, Actor actor, string reason, DateTime now, CancellationToken ct)
    {
        var last = it.State == CaseState.Open ? null : await Last(db, it, ct);
        if (last is null || last.UndoneAt is not null)
        {
            return Problem.Conflict<FlagText>("NothingToUndo");
        }

        if (await Overruling.MayNot(db, await Standing.Of(db, actor, now, ct), it.At(), last.ById, ct) is { } above)
        {
            return above;
        }

        if (last.ById != actor.AccountId && reason.Length == 0)
        {
            return Problem.Invalid<FlagText>("note", "ReasonToUndo");
        }

        if (await db.FindOpenCase(it.Kind, it.Thing(), ct) is not null)
        {
            return Problem.Conflict<FlagText>("FlaggedSinceDecision");
        }

        if (await works.Value[it.Kind].Undo(db, actor, it, last, reason, now, ct) is { } problem)
        {
            return problem;
        }

        last.Undo(actor.AccountId, reason, now);
        await db.AuditCase(actor, AuditAction.DecisionUndone, it, now, reason, last.Outcome.ToWord(), ct);
        db.Tell(new DecisionUndone(it.Id, last.Id));
        db.ReopenCase(it, actor, reason, now);
        return null;
    }

    /// <summary>
    /// Decides otherwise what was taken from somebody: by an appeal, or as a moderator shows it again. The earlier decision is undone, and another one stands in its place: those concerned are told,
    /// and the flags count as what they were. Nothing is done where nothing is taken any more.
    /// </summary>
    internal async Task<Problem?> DecideOtherwise(PortalDb db, Case it, Actor actor, string reason, bool byAppeal, DateTime now, CancellationToken ct)
    {
        var last = await Last(db, it, ct);
        if (it.State == CaseState.Open || last is null || last.UndoneAt is not null || !Outcomes.Taking.Contains(last.Outcome))
        {
            return null;
        }

        var standing = await Standing.Of(db, actor, now, ct);
        if (await Overruling.MayNot(db, standing, it.At(), last.ById, ct) is { } above)
        {
            return above;
        }

        var (work, instead) = (works.Value[it.Kind], last.Outcome == Outcome.Hidden ? Outcome.Disagreed : Outcome.Approved);
        var problem = await work.Decide(db, actor, it, instead, reason, byAppeal, now, ct);
        if (problem is not null && problem.Kind != ProblemKind.NotFound)
        {
            return problem;
        }

        var stamp = await things.Look(db, standing, it.Thing(), ct) is { } thing ? thing.Stamp : last.Stamp; // the text may have been mended meanwhile
        await db.DecidedInstead(it, actor, last, new() { CaseId = it.Id, ById = actor.AccountId, At = now, Outcome = instead, Reason = reason, Stamp = stamp, WasHidden = last.Outcome == Outcome.Hidden }, ct, byAppeal);
        return null;
    }

    private static Task<CaseDecision?> Last(PortalDb db, Case it, CancellationToken ct) =>
        db.Set<CaseDecision>().AsTracking().Where(d => d.CaseId == it.Id).OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);

    private static Task<PersonView?> AuthorOf(PortalDb db, Case it, CancellationToken ct) =>
        (from e in db.Set<Evidence>() join a in db.Set<Account>() on e.AuthorId equals a.Id where e.CaseId == it.Id orderby e.Id select a).Select(PersonView.Of).FirstOrDefaultAsync(ct);
}
