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

    /// <summary>Why this person may not decide this case, whoever is on it, or null.</summary>
    internal async Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct) =>
        works.Value.TryGetValue(it.Kind, out var work)
            ? ModerationRules.MayNotDecide(standing, it.At(), await AuthorOf(db, it, ct)) ?? await work.MayNotDecide(db, standing, it, ct)
            : Problem.NotFound;

    /// <summary>Decides a case that the actor holds. Refused where the text is no longer the one that was looked at.</summary>
    internal async Task<Problem?> Close(PortalDb db, Case it, Actor actor, Verdict verdict, DateTime now, CancellationToken ct)
    {
        var work = works.Value[it.Kind];
        if (!work.Outcomes.Contains(verdict.Outcome))
        {
            return Problem.Invalid<FlagText>("outcome", "OutcomeNotOffered");
        }

        var thing = await things.Look(db, await Standing.Of(db, actor, now, ct), it.Thing(), ct);
        var stamp = thing is null ? "" : Stamps.Of(thing.Html.Value);
        if (verdict.Stamp is { } seen && seen != stamp)
        {
            return Problem.Changed;
        }

        var reason = verdict.Note?.Trim() ?? "";
        if (await work.Decide(db, actor, it, verdict.Outcome, reason, now, ct) is { } problem)
        {
            return problem;
        }

        await db.Decided(it, actor, new() { CaseId = it.Id, ById = actor.AccountId, At = now, Outcome = verdict.Outcome, Reason = reason, Stamp = stamp, WasHidden = thing?.Hidden == true }, ct);
        return null;
    }

    /// <summary>Takes the last decision back. Who undoes somebody else's says why.</summary>
    internal async Task<Problem?> Reopen(PortalDb db, Case it, Actor actor, string reason, DateTime now, CancellationToken ct)
    {
        var last = it.State == CaseState.Open ? null : await db.Set<CaseDecision>().AsTracking().Where(d => d.CaseId == it.Id).OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);
        if (last is null || last.UndoneAt is not null)
        {
            return Problem.Conflict<FlagText>("NothingToUndo");
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

        (last.UndoneAt, last.UndoneById) = (now, actor.AccountId);
        await db.AuditCase(actor, AuditAction.DecisionUndone, it, now, reason, last.Outcome.ToWord(), ct);
        db.Tell(new DecisionUndone(it.Id, last.Id));
        db.ReopenCase(it, actor, reason, now);
        return null;
    }

    private static Task<PersonView?> AuthorOf(PortalDb db, Case it, CancellationToken ct) =>
        (from e in db.Set<Evidence>() join a in db.Set<Account>() on e.AuthorId equals a.Id where e.CaseId == it.Id orderby e.Id select a).Select(PersonView.Of).FirstOrDefaultAsync(ct);
}
