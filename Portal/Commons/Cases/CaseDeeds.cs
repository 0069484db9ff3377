using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Cases;

/// <summary>
/// What can be done with a case, for use inside the deeds of rooms: the room has asked who may, and these keep two people from doing the same thing.
/// A refusal is answered as a problem, null means done.
/// </summary>
public static class CaseDeeds
{
    /// <summary>The case, locked until the deed ends, or null where there is none of this kind.</summary>
    public static async Task<Case?> FindCase(this PortalDb db, CaseKind kind, long id, CancellationToken ct)
    {
        await db.Lock<Case>(id, ct);
        return await db.Set<Case>().AsTracking().FirstOrDefaultAsync(c => c.Id == id && c.Kind == kind, ct);
    }

    /// <summary>The case, locked until the deed ends, whatever its kind; null where there is none.</summary>
    public static async Task<Case?> FindCase(this PortalDb db, long id, CancellationToken ct)
    {
        await db.Lock<Case>(id, ct);
        return await db.Set<Case>().AsTracking().FirstOrDefaultAsync(c => c.Id == id, ct);
    }

    /// <summary>The open case about a thing, locked until the deed ends, or null.</summary>
    public static async Task<Case?> FindOpenCase(this PortalDb db, CaseKind kind, Subject subject, CancellationToken ct)
    {
        var name = subject.ToString();
        var id = await db.Set<Case>().Where(c => c.Kind == kind && c.Subject == name && c.State == CaseState.Open).Select(c => (long?)c.Id).FirstOrDefaultAsync(ct);
        var found = id is null ? null : await db.FindCase(kind, id.Value, ct);
        return found?.State == CaseState.Open ? found : null;
    }

    /// <summary>The open case about a thing that stands at no place, opened now where there is none. Two at once find the same one.</summary>
    public static Task<Case> OpenCase(this PortalDb db, CaseKind kind, Subject subject, Actor actor, DateTime now, CancellationToken ct) => db.OpenCase(kind, subject, null, actor, now, ct);

    /// <summary>The same about a thing at a place: who moderates that place alone sees it there.</summary>
    public static async Task<Case> OpenCase(this PortalDb db, CaseKind kind, Subject subject, Subject? place, Actor actor, DateTime now, CancellationToken ct)
    {
        if (await db.FindOpenCase(kind, subject, ct) is { } present)
        {
            return present;
        }

        var made = new Case { Kind = kind, Subject = subject.ToString(), Place = place?.ToString(), OpenedAt = now };
        db.Add(made);
        await db.SaveChangesAsync(ct);
        db.Record(made, actor, CaseDeed.Opened, now);
        return made;
    }

    /// <summary>Claims it for a while, or claims it on. Refused while somebody else holds it, with who.</summary>
    public static async Task<Problem?> ClaimCase(this PortalDb db, Case it, Actor actor, DateTime now, CancellationToken ct)
    {
        if (MayNotHold(it, actor) is { } problem)
        {
            return problem;
        }

        var me = actor.AccountId!.Value;
        var holder = it.HeldBy(now);
        if (holder is { } other && other != me)
        {
            return Problem.Conflict<CasesText>("ClaimedByOther", await NameOf(db, other, ct));
        }

        (it.ClaimedById, it.ClaimedUntil) = (me, now + Case.ClaimLasts);
        if (holder is null)
        {
            it.Version++;
            db.Record(it, actor, CaseDeed.Claimed, now);
        }

        return null;
    }

    /// <summary>The refusal for who wants to work on what somebody else owns, with who; null where nobody else does.</summary>
    public static async Task<Problem?> OwnedByOther(this PortalDb db, Case it, Actor actor, CancellationToken ct) =>
        it.AssigneeId is { } owner && owner != actor.AccountId ? Problem.Conflict<CasesText>("TakenByOther", await NameOf(db, owner, ct)) : null;

    /// <summary>Claims it, or claims it on; where it has an owner, nobody else does.</summary>
    public static async Task<Problem?> ClaimUnowned(this PortalDb db, Case it, Actor actor, DateTime now, CancellationToken ct) => await db.OwnedByOther(it, actor, ct) ?? await db.ClaimCase(it, actor, now, ct);

    /// <summary>Why this person may not decide it now, or null: it must be open, claimed by them, and as they saw it.</summary>
    public static async Task<Problem?> MayNotDecideCase(this PortalDb db, Case it, Actor actor, int? version, DateTime now, CancellationToken ct)
    {
        if (MayNotChange(it) is { } closed)
        {
            return closed;
        }

        var holder = it.HeldBy(now);
        return holder is { } other && other != actor.AccountId ? Problem.Conflict<CasesText>("ClaimedByOther", await NameOf(db, other, ct))
            : holder is null ? Problem.Conflict<CasesText>("NotClaimed")
            : version is { } seen && seen != it.Version ? Problem.Changed
            : null;
    }

    /// <summary>Lets a claim go. Refused to who does not hold it.</summary>
    public static async Task<Problem?> ReleaseCase(this PortalDb db, Case it, Actor actor, DateTime now, CancellationToken ct)
    {
        if (await db.MayNotDecideCase(it, actor, null, now, ct) is { } problem)
        {
            return problem;
        }

        it.ClaimedById = null;
        it.ClaimedUntil = null;
        it.Version++;
        db.Record(it, actor, CaseDeed.Released, now);
        return null;
    }

    /// <summary>Makes the actor its owner. Refused once somebody else is, with who.</summary>
    public static async Task<Problem?> TakeCase(this PortalDb db, Case it, Actor actor, DateTime now, CancellationToken ct)
    {
        if (MayNotHold(it, actor) is { } problem)
        {
            return problem;
        }

        var me = actor.AccountId!.Value;
        if (it.AssigneeId is { } other && other != me)
        {
            return Problem.Conflict<CasesText>("TakenByOther", await NameOf(db, other, ct));
        }

        if (it.AssigneeId is null)
        {
            db.AssignCase(it, me, actor, null, now);
        }

        return null;
    }

    /// <summary>Gives it an owner: the hand-over, with a word for who gets it. Without an owner it waits again. Answers its line in the history.</summary>
    public static CaseEvent AssignCase(this PortalDb db, Case it, long? assigneeId, Actor actor, string? text, DateTime now)
    {
        it.AssigneeId = assigneeId;
        it.ClaimedById = null;
        it.ClaimedUntil = null;
        it.Version++;
        return db.Record(it, actor, CaseDeed.Assigned, now, text);
    }

    /// <summary>Adds a note for colleagues, and keeps the writer's own claim alive. Answers its line in the history.</summary>
    public static CaseEvent NoteOnCase(this PortalDb db, Case it, Actor actor, string text, DateTime now)
    {
        if (it.HeldBy(now) == actor.AccountId)
        {
            it.ClaimedUntil = now + Case.ClaimLasts;
        }

        return db.Record(it, actor, CaseDeed.Noted, now, text);
    }

    /// <summary>Closes it with how it ended and why.</summary>
    public static void CloseCase(this PortalDb db, Case it, Actor actor, string outcome, string? text, DateTime now)
    {
        (it.State, it.ClosedAt, it.Outcome) = (CaseState.Closed, it.ClosedAt ?? now, outcome); // decided otherwise, it was closed when it was
        it.Version++;
        db.Record(it, actor, CaseDeed.Closed, now, text);
    }

    /// <summary>Notes that the portal hid what it is about; who decides must know.</summary>
    public static void NoteHiding(this PortalDb db, Case it, DateTime now)
    {
        it.Version++;
        db.Record(it, Actor.System, CaseDeed.HiddenByFlags, now);
    }

    /// <summary>Notes that who keeps order where it stands hid what it is about, and why; who decides must know.</summary>
    public static void NoteHidingBy(this PortalDb db, Case it, Actor keeper, string reason, DateTime now)
    {
        it.Version++;
        db.Record(it, keeper, CaseDeed.HiddenByKeeper, now, reason);
    }

    /// <summary>Opens a closed one again, as what had closed it is taken back: nobody is on it, and its owner stays.</summary>
    public static void ReopenCase(this PortalDb db, Case it, Actor actor, string? text, DateTime now)
    {
        (it.State, it.ClosedAt, it.Outcome, it.ClaimedById, it.ClaimedUntil) = (CaseState.Open, null, null, null, null);
        it.Version++;
        db.Record(it, actor, CaseDeed.Reopened, now, text);
    }

    private static Problem? MayNotHold(Case it, Actor actor) => actor.AccountId is null ? Problem.SignIn : MayNotChange(it);

    private static Problem? MayNotChange(Case it) => it.State == CaseState.Closed ? Problem.Conflict<CasesText>("CaseIsClosed") : null;

    private static CaseEvent Record(this PortalDb db, Case it, Actor actor, CaseDeed what, DateTime now, string? text = null)
    {
        var line = new CaseEvent { CaseId = it.Id, ActorId = actor.AccountId, At = now, What = what, Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim() };
        db.Add(line);
        db.Tell(CaseChanged.Of(it));
        return line;
    }

    private static async Task<string> NameOf(PortalDb db, long accountId, CancellationToken ct) =>
        await db.Set<Account>().Where(a => a.Id == accountId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefaultAsync(ct) ?? "?";
}
