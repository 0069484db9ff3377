using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>
/// Hides what several members have flagged until a moderator has looked at it. Never what staff wrote, never a text that a moderator has let stand; and what somebody wrote who is known as a
/// customer not by the flags of newcomers alone.
/// </summary>
public sealed class AutomaticHiding(ModeratedThings things)
{
    private const int LeastPeople = 2;

    /// <summary>Inside the deed by which a flag was raised.</summary>
    internal async Task Hide(PortalDb db, Case it, ModeratedThing thing, long evidenceId, DateTime now, CancellationToken ct)
    {
        var settings = await FlagSettings.Of(db, ct);
        if (settings.HideAt == 0 || it.Weight < settings.HideAt || thing.Hidden || thing.Deleted || thing.Author.IsStaff)
        {
            return;
        }

        var flags = await db.Set<Flag>().Where(f => f.CaseId == it.Id && f.EvidenceId == evidenceId).Select(f => new { f.Weight, f.ByNewcomer, f.Reason }).ToListAsync(ct);
        var customer = await db.Set<Account>().AnyAsync(a => a.Id == thing.Author.Id && a.IsCustomer, ct);
        if (flags.Count < LeastPeople || flags.Where(f => !customer || !f.ByNewcomer).Sum(f => f.Weight) < settings.HideAt || await LetStand(db, it, thing, ct))
        {
            return;
        }

        var reasons = string.Join(", ", flags.Select(f => f.Reason.ToString()).Distinct());
        if (await things.Hide(db, Actor.System, it.Thing(), reasons, now, ct) is null) // some things cannot be hidden: a moderator decides anyway
        {
            db.NoteHiding(it, now);
            db.Tell(new HiddenByFlags(it.Id));
        }
    }

    private static Task<bool> LetStand(PortalDb db, Case it, ModeratedThing thing, CancellationToken ct)
    {
        var (stamp, text, taking) = (thing.Stamp, Stamps.TextIn(thing.Stamp), Outcomes.Taking);
        var stood = db.Set<CaseDecision>().Where(d => d.UndoneAt == null && !taking.Contains(d.Outcome) && db.Set<Case>().Any(c => c.Id == d.CaseId && c.Subject == it.Subject));
        return (thing.OwnsTitle ? stood.Where(d => d.Stamp == stamp || d.Stamp == text) : stood.Where(d => d.Stamp.StartsWith(text))).AnyAsync(ct); // as it bears it
    }
}
