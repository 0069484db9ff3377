using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>Keeps what came of looking at something, inside the deed that wrote it.</summary>
public static class Holding
{
    /// <summary>Remembers its traits, and brings it before the moderators where it is held or flagged. What is clean costs nothing.</summary>
    /// <param name="db">The deed's own transaction.</param>
    /// <param name="screened">What came of it.</param>
    /// <param name="subject">What it is.</param>
    /// <param name="text">How it stands.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    public static async ValueTask Keep(this PortalDb db, Screened screened, Subject subject, HeldText text, DateTime now, CancellationToken ct)
    {
        if (screened.Marks.Count > 0)
        {
            await SpamMarks.Keep(db, screened.Held ? [.. screened.Marks, TextTraits.WaitsFor(text.AuthorId)] : screened.Marks, text.AuthorId, subject, now, ct);
        }

        if (screened.Held || screened.Flagged)
        {
            await db.BringUp(subject, text, screened.Findings, screened.Held, wasSeen: false, now, ct);
        }

        if (screened.Held && screened.Shared.Count > 0)
        {
            db.Tell(new WaveSeen(screened.Shared));
        }
    }

    /// <summary>Opens the case, or adds to the one that is open.</summary>
    internal static async Task BringUp(this PortalDb db, Subject subject, HeldText text, IReadOnlyList<Finding> findings, bool held, bool wasSeen, DateTime now, CancellationToken ct)
    {
        var present = await db.FindOpenCase(CaseKind.Approval, subject, ct);
        var it = present ?? await db.OpenCase(CaseKind.Approval, subject, Actor.System, now, ct);
        it.Place ??= text.Place;
        it.Weight = Math.Max(it.Weight, Math.Max(1, findings.Sum(f => f.Points)));
        db.Add(new Evidence { CaseId = it.Id, At = now, AuthorId = text.AuthorId, Title = text.Title, Html = text.Html, Stamp = Stamps.Of(text.Html) });
        var known = await db.Set<ScreenedCase>().AsTracking().FirstOrDefaultAsync(c => c.CaseId == it.Id, ct);
        var waits = known is { State: HoldState.Held };
        if (known is null)
        {
            db.Add(new ScreenedCase { CaseId = it.Id, AccountId = text.AuthorId, WasHeld = held, WasSeen = wasSeen, State = held ? HoldState.Held : HoldState.Flagged, Findings = Finding.Write(findings), At = now });
        }
        else
        {
            known.Findings = Finding.Write([.. Finding.Read(known.Findings).Concat(findings).DistinctBy(f => (f.Rule, f.Points, f.Detail))]);
            (known.WasHeld, known.WasSeen, known.State) = held ? (true, wasSeen, HoldState.Held) : (known.WasHeld, known.WasSeen, known.State);
        }

        if (present is not null)
        {
            it.Version++; // who decides must have seen this, too
            db.Tell(CaseChanged.Of(it));
        }

        await db.SaveChangesAsync(ct);
        if (held && (wasSeen || !waits)) // what waits already is only looked at for more
        {
            await db.AuditCase(Actor.System, wasSeen ? AuditAction.HeldBack : AuditAction.HeldAtOnce, it, now, null, null, ct);
        }

        if (held)
        {
            db.Tell(new HoldChanged(it.Id, it.Subject, HoldState.Held) { Accounts = [text.AuthorId] });
        }
    }

    /// <summary>
    /// A moderator shows something that waits, or was rejected, by another way than the queue: that approves it, too. Answers whether others saw it before; null where it was neither. The room shows it.
    /// </summary>
    public static async Task<bool?> ApproveHeld(this PortalDb db, Actor actor, Subject subject, string reason, DateTime now, CancellationToken ct)
    {
        var name = subject.ToString();
        var id = await (
            from c in db.Set<Case>()
            join s in db.Set<ScreenedCase>() on c.Id equals s.CaseId
            where c.Kind == CaseKind.Approval && c.Subject == name && (s.State == HoldState.Held || s.State == HoldState.Rejected)
            orderby c.Id descending
            select c.Id).FirstOrDefaultAsync(ct);
        if (id == 0 || await db.FindCase(CaseKind.Approval, id, ct) is not { } it || await db.Set<ScreenedCase>().AsTracking().FirstAsync(c => c.CaseId == id, ct) is not { State: HoldState.Held or HoldState.Rejected } screened)
        {
            return null;
        }

        (screened.State, screened.Reason, screened.At) = (HoldState.Approved, reason.Length == 0 ? null : reason, now);
        await SpamMarks.Forget(db, subject, ct);
        await db.AuditCase(actor, AuditAction.HeldApproved, it, now, reason, null, ct);
        var stood = it.State == CaseState.Open ? null : await db.Set<CaseDecision>().AsTracking().Where(d => d.CaseId == id).OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);
        var stamp = stood?.Stamp ?? await StampOf(db, id, ct);
        await db.DecidedInstead(it, actor, stood, new() { CaseId = id, ById = actor.AccountId, At = now, Outcome = Outcome.Approved, Reason = reason, Stamp = stamp, WasHidden = true }, ct);
        await HoldTidings.Forget(db, it.Id, ct);
        db.Tell(new HoldChanged(it.Id, it.Subject, HoldState.Approved) { Accounts = [screened.AccountId] });
        return screened.WasSeen || !screened.WasHeld;
    }

    /// <summary>How what a case is about stood when it came up last; whose its title is, the room alone knows, so that both are in it.</summary>
    private static async Task<string> StampOf(PortalDb db, long caseId, CancellationToken ct)
    {
        var kept = await db.Set<Evidence>().Where(e => e.CaseId == caseId).OrderByDescending(e => e.Id).Select(e => new { e.Title, e.Html }).FirstAsync(ct);
        return Stamps.Of(kept.Title, kept.Html);
    }

    /// <summary>True while something waits.</summary>
    public static Task<bool> IsHeld(this PortalDb db, Subject subject, CancellationToken ct)
    {
        var name = subject.ToString();
        return db.Set<Case>().AnyAsync(c => c.Kind == CaseKind.Approval && c.Subject == name && c.State == CaseState.Open && db.Set<ScreenedCase>().Any(s => s.CaseId == c.Id && s.State == HoldState.Held), ct);
    }
}
