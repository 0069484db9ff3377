using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>
/// What who keeps order at a place of theirs, such as the host of a club, takes from view there, inside a deed that has asked whether they may. It becomes a case that they close, as a moderator would:
/// its author is told why and can appeal to the moderators, and these can undo it. Nobody reaches above their own level.
/// </summary>
public sealed class KeeperHiding(CaseClosing closing, ModeratedThings things)
{
    /// <summary>
    /// Takes something from view that the deed has locked. What members have flagged is for moderators to decide: a keeper hides it until then, its author is told why, and its case stays open.
    /// </summary>
    internal async Task<Problem?> Hide(PortalDb db, Actor actor, Standing standing, Subject subject, string reason, DateTime now, CancellationToken ct)
    {
        if (await things.Look(db, standing, subject, ct) is not { } thing)
        {
            return Problem.NotFound;
        }

        if (ModerationRules.IsAbove(standing, thing.Place, thing.Author.Roles) is { } above)
        {
            return above;
        }

        if (await HostsAbove.Stands(db, standing, thing.Place, thing.Author.Id, ct))
        {
            return Problem.Refused<FlagText>("HostDecision");
        }

        if (thing.Hidden)
        {
            return null;
        }

        var flagged = await db.FindOpenCase(CaseKind.Flag, subject, ct);
        if (flagged is not null && !standing.Moderates(thing.Place))
        {
            return await HideUntilDecided(db, flagged, actor, thing, reason, now, ct);
        }

        var it = flagged ?? await db.OpenCase(CaseKind.Flag, subject, thing.Place, actor, now, ct);
        await db.KeepEvidence(it, thing, now, ct);
        return await db.ClaimUnowned(it, actor, now, ct) ?? await closing.Close(db, it, actor, new(Outcome.Hidden, reason), now, ct);
    }

    /// <summary>Shows something again that the deed has locked: decided otherwise, so that its author is told. What has still to be looked at only moderators show, and nobody what somebody decided whom they do not overrule (<see cref="Overruling"/>).</summary>
    internal async Task<Problem?> ShowAgain(PortalDb db, Actor actor, Subject subject, string reason, DateTime now, CancellationToken ct)
    {
        var last = await db.TakingsOf(subject).Where(d => d.Outcome == Outcome.Hidden).Select(d => (long?)d.CaseId).FirstOrDefaultAsync(ct);
        if (last is not { } caseId || await db.FindOpenCase(CaseKind.Flag, subject, ct) is not null)
        {
            return Problem.NotAllowed;
        }

        return await db.FindCase(caseId, ct) is { } it ? await closing.DecideOtherwise(db, it, actor, reason, byAppeal: false, now, ct) : Problem.NotFound;
    }

    private async Task<Problem?> HideUntilDecided(PortalDb db, Case it, Actor actor, ModeratedThing thing, string reason, DateTime now, CancellationToken ct)
    {
        if (await things.Hide(db, actor, it.Thing(), reason, now, ct) is { } problem)
        {
            return problem;
        }

        await db.KeepEvidence(it, thing, now, ct);
        db.NoteHidingBy(it, actor, reason, now);
        db.Tell(new HiddenByKeeper(it.Id));
        return null;
    }
}
