using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Commons.Moderation;

/// <summary>Raises flags.</summary>
public sealed class Flags(Database database, ModeratedThings things, AutomaticHiding hiding, RateLimits limits, TimeProvider time)
{
    /// <summary>
    /// Flags something that the actor may see and did not write: it stands in the queue at once, in one case however many people flag it.
    /// Refused when this person has flagged it already and it still says the same. Answers the flag's id.
    /// </summary>
    public async Task<Result<long>> Raise(Actor actor, Subject subject, FlagReason reason, string? note, string? key, CancellationToken ct)
    {
        var problem = Bounds.Check("note", note, Flag.MostNote, min: 0);
        var pace = limits.Once(Limited.Flags, actor);
        return problem is null ? await database.Write(db => Raise(db, actor, subject, reason, note, key, pace, ct), ct) : problem;
    }

    private async Task<Result<long>> Raise(PortalDb db, Actor actor, Subject subject, FlagReason reason, string? note, string? key, Func<Problem?> pace, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.MadeBefore<Flag>(actor, key, ct) is { } before)
        {
            return before;
        }

        var standing = await Standing.Of(db, actor, now, ct);
        if ((standing.MayNotWrite ?? (standing.IsMember ? null : Problem.SignIn)) is { } refused)
        {
            return refused;
        }

        await things.Lock(db, subject, ct);
        if (await things.Look(db, standing, subject, ct) is not { } thing)
        {
            return Problem.NotFound;
        }

        var why = await FlagReasons.Find(db, reason, ct);
        if ((ModerationRules.MayNotFlag(standing, thing.Author.Id) ?? MayNotBeFlagged(thing) ?? MayNotFor(why, reason, note) ?? await FlaggedAlready(db, standing, thing, ct) ?? pace()) is { } problem)
        {
            return problem;
        }

        var known = await db.FindOpenCase(CaseKind.Flag, subject, ct);
        var it = known ?? await db.OpenCase(CaseKind.Flag, subject, thing.Place, actor, now, ct);
        var record = await FlaggerRecord.Of(db, standing.AccountId!.Value, ct);
        var flag = new Flag
        {
            CaseId = it.Id, Subject = it.Subject, ReporterId = standing.AccountId!.Value, Reason = reason, Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), At = now,
            EvidenceId = await db.KeepEvidence(it, thing, now, ct), Weight = record.Weigh(why!, standing), ReporterRight = record.Right, ReporterDecided = record.Decided, ByNewcomer = standing.NewSince is not null,
        };
        it.Weight += flag.Weight;
        db.Add(flag);
        await db.SaveChangesAsync(ct);
        db.Made<Flag>(actor, key, flag.Id, now);
        if (known is not null)
        {
            it.Version++; // who decides must have seen this flag too
            db.Tell(CaseChanged.Of(it));
        }

        await hiding.Hide(db, it, thing, flag.EvidenceId, now, ct);
        return flag.Id;
    }

    /// <summary>What only moderators still see is decided already: there is nothing to ask for.</summary>
    private static Problem? MayNotBeFlagged(ModeratedThing thing) => thing.Deleted || thing.Hidden ? Problem.Conflict<FlagText>("GoneAlready") : null;

    private static Problem? MayNotFor(ReasonView? why, FlagReason reason, string? note) =>
        why is null ? Problem.Invalid<KernelText>("reason", "UnknownValue", reason.ToString())
        : why.Off ? Problem.Invalid<FlagText>("reason", "ReasonOff", why.Title)
        : why.NoteNeeded && string.IsNullOrWhiteSpace(note) ? Problem.Invalid<FlagText>("note", "NoteNeeded")
        : null;

    private static async Task<Problem?> FlaggedAlready(PortalDb db, Standing standing, ModeratedThing thing, CancellationToken ct)
    {
        var subject = thing.Subject.ToString();
        var seen = await (
            from f in db.Set<Flag>()
            join e in db.Set<Evidence>() on f.EvidenceId equals e.Id
            join c in db.Set<Case>() on f.CaseId equals c.Id
            where f.ReporterId == standing.AccountId && f.Subject == subject
            orderby f.Id descending
            select new { e.Title, e.Html, c.State }).FirstOrDefaultAsync(ct);
        return seen is not null && (seen.State == CaseState.Open || thing.Says(seen.Title, seen.Html)) ? Problem.Conflict<FlagText>("FlaggedAlready") : null;
    }
}

/// <summary>Keeps how things stood.</summary>
internal static class EvidenceKeeping
{
    /// <summary>The evidence of a case that shows the thing as it stands now; taken now where there is none yet.</summary>
    public static async Task<long> KeepEvidence(this PortalDb db, Case it, ModeratedThing thing, DateTime now, CancellationToken ct)
    {
        var newest = await db.Set<Evidence>().Where(e => e.CaseId == it.Id).OrderByDescending(e => e.Id).FirstOrDefaultAsync(ct);
        if (newest is not null && thing.Says(newest.Title, newest.Html))
        {
            return newest.Id;
        }

        var taken = new Evidence { CaseId = it.Id, At = now, AuthorId = thing.Author.Id, Title = thing.Title, Html = thing.Html.Value, Stamp = Stamps.Of(thing.Html.Value) };
        db.Add(taken);
        await db.SaveChangesAsync(ct);
        db.AddRange(thing.Before.Select(b => new EvidenceLine { EvidenceId = taken.Id, Subject = b.Subject.ToString(), AuthorId = b.Author.Id, At = b.At, Html = b.Html.Value }));
        await db.SaveChangesAsync(ct);
        return taken.Id;
    }
}
