using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>
/// What moderators do with cases, whatever their kind (<see cref="IQueueWork"/>). Deciding needs one's own live claim; who comes too late, or saw an older state, is refused with 409.
/// Every decision stands in the log with its reason.
/// </summary>
public sealed class Decisions(Database database, CaseClosing closing, ModeratedThings things, TimeProvider time)
{
    /// <summary>The longest note.</summary>
    public const int MostNote = 2000;

    /// <summary>Claims a case for ten minutes, or claims it on. Refused while somebody else holds or owns it.</summary>
    public Task<Result<Nothing>> Claim(Actor actor, long caseId, CancellationToken ct) =>
        Work(actor, caseId, (db, it, now) => db.ClaimUnowned(it, actor, now, ct), ct);

    /// <summary>Lets one's claim go.</summary>
    public Task<Result<Nothing>> Release(Actor actor, long caseId, CancellationToken ct) =>
        Work(actor, caseId, (db, it, now) => db.ReleaseCase(it, actor, now, ct), ct);

    /// <summary>Gives an open case an owner, or none, with a word for them; whoever is on it is so no longer. Whose it is already gets the word. Refused where that person could not decide it.</summary>
    public async Task<Result<Nothing>> Assign(Actor actor, long caseId, long? ownerId, string? note, CancellationToken ct) =>
        Bounds.Check("note", note, MostNote, min: 0) is { } wrong ? wrong : await Work(actor, caseId, closing.FindToAssign, (db, it, now) => Assign(db, it, actor, ownerId, note, now, ct), ct);

    /// <summary>Decides a case that the actor has claimed.</summary>
    public Task<Result<Nothing>> Decide(Actor actor, long caseId, Verdict verdict, CancellationToken ct) =>
        Decide(actor, caseId, verdict, (db, it, now) => db.MayNotDecideCase(it, actor, verdict.Version, now, ct), ct);

    /// <summary>Claims a case and decides it in one step, as one of many.</summary>
    internal Task<Result<Nothing>> ClaimAndDecide(Actor actor, long caseId, Verdict verdict, CancellationToken ct) => Decide(
        actor, caseId, verdict,
        async (db, it, now) => verdict.Version is { } seen && seen != it.Version ? await db.OwnedByOther(it, actor, ct) ?? Problem.Changed : await db.ClaimUnowned(it, actor, now, ct), ct);

    /// <summary>Takes the last decision on a case back: what it did is undone, and the case is open again. Refused once the thing has changed otherwise.</summary>
    public async Task<Result<Nothing>> Undo(Actor actor, long caseId, string? reason, CancellationToken ct) =>
        Bounds.Check("note", reason, MostNote, min: 0) is { } wrong ? wrong : await Work(actor, caseId, closing.Find, (db, it, now) => closing.Reopen(db, it, actor, reason?.Trim() ?? "", now, ct), ct);

    /// <summary>
    /// Hides something that nobody has flagged, or that is being flagged: the watch's way. It makes, claims and closes the case in one step,
    /// so that the queue's history has it; refused while somebody else holds or owns the case. Answers that case, for who takes it back; null where it was hidden already.
    /// </summary>
    /// <param name="actor">Who.</param>
    /// <param name="subject">What.</param>
    /// <param name="reason">Why, as its author is told.</param>
    /// <param name="stamp">As it was looked at (<see cref="ModeratedThing.Stamp"/>): refused once it says otherwise. Null where that does not matter.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<long?>> Hide(Actor actor, Subject subject, string reason, string? stamp, CancellationToken ct) =>
        Bounds.Check("note", reason, MostNote) is { } problem ? problem : await database.Write(db => Hide(db, actor, subject, reason, stamp, ct), ct).LogRefusal(database, actor, subject, time.GetUtcNow().UtcDateTime, ct);

    /// <summary>Shows something again that was hidden; what is given is as with hiding. Answers the case that was decided by that; null where there is none, or it was shown already.</summary>
    public async Task<Result<long?>> Restore(Actor actor, Subject subject, string reason, string? stamp, CancellationToken ct) =>
        Bounds.Check("note", reason, MostNote) is { } problem ? problem : await database.Write(db => Restore(db, actor, subject, reason, stamp, ct), ct).LogRefusal(database, actor, subject, time.GetUtcNow().UtcDateTime, ct);

    private async Task<Result<Nothing>> Decide(Actor actor, long caseId, Verdict verdict, Func<PortalDb, Case, DateTime, Task<Problem?>> first, CancellationToken ct) =>
        Bounds.Check("note", verdict.Note, MostNote, min: 0) is { } wrong
            ? wrong
            : await Work(actor, caseId, closing.Find, async (db, it, now) => await first(db, it, now) ?? await closing.Close(db, it, actor, verdict, now, ct), ct);

    /// <summary>Work on the case alone, whatever it is about.</summary>
    private Task<Result<Nothing>> Work(Actor actor, long caseId, Func<PortalDb, Case, DateTime, Task<Problem?>> work, CancellationToken ct) => Work(actor, caseId, CaseDeeds.FindCase, work, ct);

    private Task<Result<Nothing>> Work(Actor actor, long caseId, Func<PortalDb, long, CancellationToken, Task<Case?>> find, Func<PortalDb, Case, DateTime, Task<Problem?>> work, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if ((ModerationRules.MayNotEnter(standing) ?? standing.MayNotWrite) is { } refused)
                {
                    return refused;
                }

                if (await find(db, caseId, ct) is not { } it || !standing.Moderates(it.At()))
                {
                    return Problem.NotFound;
                }

                var problem = await closing.MayNotDecide(db, standing, it, ct) ?? await work(db, it, now);
                return problem is not null ? problem : default(Nothing);
            },
            ct).LogRefusal(database, actor, new("case", caseId), time.GetUtcNow().UtcDateTime, ct);

    private async Task<Problem?> Assign(PortalDb db, Case it, Actor actor, long? ownerId, string? note, DateTime now, CancellationToken ct)
    {
        if (it.State == CaseState.Closed)
        {
            return Problem.Conflict<FlagText>("AssignClosed");
        }

        if (ownerId is { } owner && await closing.MayNotDecide(db, await Standing.Of(db, Actor.Member(owner), now, ct), it, ct) is not null)
        {
            return Problem.Invalid<FlagText>("owner", "AssignTo");
        }

        if (it.AssigneeId != ownerId)
        {
            await Tell(db, it, actor, ownerId, db.AssignCase(it, ownerId, actor, note, now), ct);
            await closing.Assigned(db, actor, it, note, now, ct);
            await db.AuditCase(actor, AuditAction.CaseAssigned, it, now, note, ownerId is { } id ? $"-> account:{id}" : "-> nobody", ct);
        }
        else if (!string.IsNullOrWhiteSpace(note))
        {
            await Tell(db, it, actor, ownerId, db.NoteOnCase(it, actor, note, now), ct);
        }

        return null;
    }

    /// <summary>Tells the owner of a line in the history that somebody else wrote for them.</summary>
    private static async Task Tell(PortalDb db, Case it, Actor actor, long? ownerId, CaseEvent line, CancellationToken ct)
    {
        if (ownerId is { } to && to != actor.AccountId)
        {
            await db.SaveChangesAsync(ct);
            db.Tell(new CaseHandedOver(it.Id, line.Id, actor.AccountId ?? 0, to));
        }
    }

    private async Task<Result<long?>> Hide(PortalDb db, Actor actor, Subject subject, string reason, string? stamp, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!(await FindDecidable(db, actor, subject, stamp, now, ct)).Try(out var thing, out var refused))
        {
            return refused;
        }

        if (thing.Hidden)
        {
            return default(long?);
        }

        var it = await db.OpenCase(CaseKind.Flag, subject, thing.Place, actor, now, ct);
        await db.KeepEvidence(it, thing, now, ct);
        return (await db.ClaimUnowned(it, actor, now, ct) ?? await closing.Close(db, it, actor, new(Outcome.Hidden, reason), now, ct)) is { } problem ? problem : (long?)it.Id;
    }

    private async Task<Result<long?>> Restore(PortalDb db, Actor actor, Subject subject, string reason, string? stamp, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return !(await FindDecidable(db, actor, subject, stamp, now, ct)).Try(out var thing, out var refused) ? refused
            : thing.Hidden ? await ShowAgain(db, actor, subject, reason.Trim(), now, ct)
            : default(long?);
    }

    /// <summary>Decides the case by which it is hidden, and answers it: the open one of its flags, or otherwise the one by which it was taken. Where it is of none, it is shown and that is all.</summary>
    private async Task<Result<long?>> ShowAgain(PortalDb db, Actor actor, Subject subject, string reason, DateTime now, CancellationToken ct)
    {
        if (await db.FindOpenCase(CaseKind.Flag, subject, ct) is { } open)
        {
            return (await db.ClaimUnowned(open, actor, now, ct) ?? await closing.Close(db, open, actor, new(Outcome.Disagreed, reason), now, ct)) is { } kept ? kept : (long?)open.Id;
        }

        var waiting = await db.FindOpenCase(CaseKind.Approval, subject, ct);
        if (waiting is not null && (await db.ClaimUnowned(waiting, actor, now, ct) ?? await closing.Close(db, waiting, actor, new(Outcome.Approved, reason), now, ct)) is { } refused)
        {
            return refused;
        }

        var by = await db.TakingsOf(subject).Select(d => (long?)d.CaseId).FirstOrDefaultAsync(ct);
        if (by is { } id && await db.FindCase(id, ct) is { } it && await closing.DecideOtherwise(db, it, actor, reason, byAppeal: false, now, ct) is { } problem)
        {
            return problem;
        }

        return await things.Restore(db, actor, subject, reason, now, ct) is { } unshown ? unshown : by ?? waiting?.Id; // what no decision hid is shown by that alone
    }

    /// <summary>The thing, locked before any case of it, or why this person may not decide about it: it may not be the one that was looked at.</summary>
    private async Task<Result<ModeratedThing>> FindDecidable(PortalDb db, Actor actor, Subject subject, string? stamp, DateTime now, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, now, ct);
        if (ModerationRules.MayNotEnter(standing) is { } outside)
        {
            return outside;
        }

        await things.Lock(db, subject, ct);
        return await things.Look(db, standing, subject, ct) is not { } thing ? Problem.NotFound
            : await CaseClosing.MayNotDecide(db, standing, thing.Place, thing.Author, ct) is { } refused ? refused
            : stamp is not null && !thing.Bears(stamp) ? Problem.Changed
            : thing;
    }
}
