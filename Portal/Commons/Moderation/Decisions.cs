using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>
/// What moderators do with cases, whatever their kind (<see cref="IQueueWork"/>). Deciding needs one's own live claim; who comes too late, or saw an older version, is refused with 409.
/// Every decision stands in the log with its reason.
/// </summary>
public sealed class Decisions(Database database, IEnumerable<IQueueWork> works, ModeratedThings things, TimeProvider time)
{
    /// <summary>The longest note.</summary>
    public const int MostNote = 2000;

    private readonly Dictionary<CaseKind, IQueueWork> works = works.ToDictionary(w => w.Kind);

    /// <summary>Claims a case for ten minutes, or claims it on. Refused while somebody else holds it.</summary>
    public Task<Result<Nothing>> Claim(Actor actor, long caseId, CancellationToken ct) =>
        Work(actor, caseId, (db, it, now) => db.ClaimCase(it, actor, now, ct), ct);

    /// <summary>Lets one's claim go.</summary>
    public Task<Result<Nothing>> Release(Actor actor, long caseId, CancellationToken ct) =>
        Work(actor, caseId, (db, it, now) => db.ReleaseCase(it, actor, now, ct), ct);

    /// <summary>Decides a case that the actor has claimed.</summary>
    public async Task<Result<Nothing>> Decide(Actor actor, long caseId, Verdict verdict, CancellationToken ct) =>
        Bounds.Check("note", verdict.Note, MostNote, min: 0) is { } wrong
            ? wrong
            : await Work(
                actor, caseId,
                async (db, it, now) => await db.MayNotDecideCase(it, actor, verdict.Version, now, ct) ?? await Close(db, it, actor, verdict, now, ct),
                ct);

    /// <summary>Takes the last decision on a case back: what it did is undone, and the case is open again. Refused once the thing has changed otherwise.</summary>
    public async Task<Result<Nothing>> Undo(Actor actor, long caseId, string? reason, CancellationToken ct) =>
        Bounds.Check("note", reason, MostNote, min: 0) is { } wrong ? wrong : await Work(actor, caseId, (db, it, now) => Reopen(db, it, actor, reason?.Trim() ?? "", now, ct), ct);

    /// <summary>
    /// Hides something that nobody has flagged, or that is being flagged: the watch's way. It makes, claims and closes the case in one step,
    /// so that the queue's history has it; refused while somebody else holds the case.
    /// </summary>
    public async Task<Result<Nothing>> Hide(Actor actor, Subject subject, string reason, CancellationToken ct) =>
        Bounds.Check("note", reason, MostNote) is { } problem ? problem : await database.Write(db => Hide(db, actor, subject, reason, ct), ct).LogRefusal(database, actor, subject, time.GetUtcNow().UtcDateTime, ct);

    /// <summary>Shows something again that was hidden.</summary>
    public async Task<Result<Nothing>> Restore(Actor actor, Subject subject, string reason, CancellationToken ct) =>
        Bounds.Check("note", reason, MostNote) is { } problem ? problem : await database.Write(db => Restore(db, actor, subject, reason, ct), ct).LogRefusal(database, actor, subject, time.GetUtcNow().UtcDateTime, ct);

    private Task<Result<Nothing>> Work(Actor actor, long caseId, Func<PortalDb, Case, DateTime, Task<Problem?>> work, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if ((ModerationRules.MayNotEnter(standing) ?? standing.MayNotWrite) is { } refused)
                {
                    return refused;
                }

                if (await db.FindCase(caseId, ct) is not { } it || !works.TryGetValue(it.Kind, out var kind) || !standing.Moderates(it.At()))
                {
                    return Problem.NotFound;
                }

                var problem = ModerationRules.MayNotDecide(standing, it.At(), await AuthorOf(db, it, ct)) ?? await kind.MayNotDecide(db, standing, it, ct) ?? await work(db, it, now);
                return problem is not null ? problem : default(Nothing);
            },
            ct);

    private async Task<Problem?> Close(PortalDb db, Case it, Actor actor, Verdict verdict, DateTime now, CancellationToken ct)
    {
        if (!works[it.Kind].Outcomes.Contains(verdict.Outcome))
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
        if (await works[it.Kind].Decide(db, actor, it, verdict.Outcome, reason, now, ct) is { } problem)
        {
            return problem;
        }

        db.Add(new CaseDecision { CaseId = it.Id, ById = actor.AccountId, At = now, Outcome = verdict.Outcome, Reason = reason, Stamp = stamp, WasHidden = thing?.Hidden == true });
        db.CloseCase(it, actor, verdict.Outcome.ToWord(), reason, now);
        return null;
    }

    private async Task<Problem?> Reopen(PortalDb db, Case it, Actor actor, string reason, DateTime now, CancellationToken ct)
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

        if (await works[it.Kind].Undo(db, actor, it, last, reason, now, ct) is { } problem)
        {
            return problem;
        }

        (last.UndoneAt, last.UndoneById) = (now, actor.AccountId);
        db.Audit(actor, AuditAction.DecisionUndone, it.Thing(), now, reason, $"case:{it.Id} {last.Outcome.ToWord()}", place: it.At());
        db.ReopenCase(it, actor, reason, now);
        return null;
    }

    private async Task<Result<Nothing>> Hide(PortalDb db, Actor actor, Subject subject, string reason, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!(await FindDecidable(db, actor, subject, now, ct)).Try(out var thing, out var refused))
        {
            return refused;
        }

        if (thing.Hidden)
        {
            return default(Nothing);
        }

        var it = await db.OpenCase(CaseKind.Flag, subject, thing.Place, actor, now, ct);
        await db.KeepEvidence(it, thing, now, ct);
        return (await db.ClaimCase(it, actor, now, ct) ?? await Close(db, it, actor, new(Outcome.Hidden, reason), now, ct)) is { } problem ? problem : default(Nothing);
    }

    private async Task<Result<Nothing>> Restore(PortalDb db, Actor actor, Subject subject, string reason, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var refused = (await FindDecidable(db, actor, subject, now, ct)).Problem;
        return (refused ?? await things.Restore(db, actor, subject, reason.Trim(), now, ct)) is { } problem ? problem : default(Nothing);
    }

    /// <summary>The thing, or why this person may not decide about it.</summary>
    private async Task<Result<ModeratedThing>> FindDecidable(PortalDb db, Actor actor, Subject subject, DateTime now, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, now, ct);
        var thing = await things.Look(db, standing, subject, ct);
        var refused = ModerationRules.MayNotEnter(standing) ?? (thing is null ? Problem.NotFound : ModerationRules.MayNotDecide(standing, thing.Place, thing.Author));
        return refused is { } problem ? problem : thing!;
    }

    private static Task<PersonView?> AuthorOf(PortalDb db, Case it, CancellationToken ct) =>
        (from e in db.Set<Evidence>() join a in db.Set<Account>() on e.AuthorId equals a.Id where e.CaseId == it.Id orderby e.Id select a).Select(PersonView.Of).FirstOrDefaultAsync(ct);
}
