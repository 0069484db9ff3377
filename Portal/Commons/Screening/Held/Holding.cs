using Microsoft.EntityFrameworkCore;
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
    /// <param name="verdict">What came of it.</param>
    /// <param name="subject">What it is.</param>
    /// <param name="text">How it stands.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    public static async ValueTask Keep(this PortalDb db, Verdict verdict, Subject subject, HeldText text, DateTime now, CancellationToken ct)
    {
        if (verdict.Marks.Count > 0)
        {
            await SpamMarks.Keep(db, verdict.Held ? [.. verdict.Marks, TextTraits.WaitsFor(text.AuthorId)] : verdict.Marks, text.AuthorId, subject, now, ct);
        }

        if (verdict.Held || verdict.Flagged)
        {
            await db.BringUp(subject, text, verdict.Findings, verdict.Held, now, ct);
        }

        if (verdict.Held && verdict.Shared.Count > 0)
        {
            db.Tell(new WaveSeen(verdict.Shared));
        }
    }

    /// <summary>Opens the case, or adds to the one that is open.</summary>
    internal static async Task BringUp(this PortalDb db, Subject subject, HeldText text, IReadOnlyList<Finding> findings, bool held, DateTime now, CancellationToken ct)
    {
        var it = await db.OpenCase(CaseKind.Approval, subject, Actor.System, now, ct);
        it.Weight = Math.Max(it.Weight, Math.Max(1, findings.Sum(f => f.Points)));
        db.Add(new Evidence { CaseId = it.Id, At = now, AuthorId = text.AuthorId, Title = text.Title, Html = text.Html });
        var known = await db.Set<ScreenedCase>().AsTracking().FirstOrDefaultAsync(c => c.CaseId == it.Id, ct);
        if (known is null)
        {
            db.Add(new ScreenedCase { CaseId = it.Id, AccountId = text.AuthorId, WasHeld = held, State = held ? HoldState.Held : HoldState.Flagged, Findings = Finding.Write(findings), At = now });
        }
        else
        {
            known.Findings = Finding.Write([.. Finding.Read(known.Findings).Concat(findings).Distinct()]);
            (known.WasHeld, known.State) = held ? (true, HoldState.Held) : (known.WasHeld, known.State);
        }

        await db.SaveChangesAsync(ct);
        if (held)
        {
            db.Tell(new HoldChanged(it.Id, it.Subject, HoldState.Held) { Accounts = [text.AuthorId] });
        }
    }

    /// <summary>True while something waits, or was rejected.</summary>
    public static Task<bool> IsHeld(this PortalDb db, Subject subject, CancellationToken ct)
    {
        var name = subject.ToString();
        return db.Set<Case>().AnyAsync(c => c.Kind == CaseKind.Approval && c.Subject == name && c.State == CaseState.Open && db.Set<ScreenedCase>().Any(s => s.CaseId == c.Id && s.State == HoldState.Held), ct);
    }
}
