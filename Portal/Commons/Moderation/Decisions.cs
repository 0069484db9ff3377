using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>
/// What moderators do with cases. Deciding needs one's own live claim; who comes too late, or saw an older version, is refused with 409.
/// Every decision stands in the log with its reason: the moderator's words, or else the reasons of the flags.
/// </summary>
public sealed class Decisions(Database database, ModeratedThings things, TimeProvider time)
{
    /// <summary>The longest note.</summary>
    public const int MostNote = 2000;

    /// <summary>Claims a case for ten minutes, or claims it on. Refused while somebody else holds it.</summary>
    public Task<Result<Nothing>> Claim(Actor actor, long caseId, CancellationToken ct) =>
        Work(actor, caseId, (db, it, now) => db.ClaimCase(it, actor, now, ct), ct);

    /// <summary>Lets one's claim go.</summary>
    public Task<Result<Nothing>> Release(Actor actor, long caseId, CancellationToken ct) =>
        Work(actor, caseId, (db, it, now) => db.ReleaseCase(it, actor, now, ct), ct);

    /// <summary>The flags were right: hides the thing, or leaves it where that is enough.</summary>
    public Task<Result<Nothing>> Agree(Actor actor, long caseId, int? version, AgreeAction action, string? note, CancellationToken ct) =>
        Decide(actor, caseId, version, note, action == AgreeAction.Hide ? Outcome.Hidden : Outcome.Agreed, ct);

    /// <summary>The flags were wrong: the thing stays, and is shown again if it was hidden.</summary>
    public Task<Result<Nothing>> Disagree(Actor actor, long caseId, int? version, string? note, CancellationToken ct) =>
        Decide(actor, caseId, version, note, Outcome.Disagreed, ct);

    /// <summary>Closes the case without an opinion.</summary>
    public Task<Result<Nothing>> Ignore(Actor actor, long caseId, int? version, string? note, CancellationToken ct) =>
        Decide(actor, caseId, version, note, Outcome.Ignored, ct);

    /// <summary>
    /// Hides something that nobody has flagged, or that is being flagged: the watch's way. It makes, claims and closes the case in one step,
    /// so that the queue's history has it; refused while somebody else holds the case.
    /// </summary>
    public async Task<Result<Nothing>> Hide(Actor actor, Subject subject, string reason, CancellationToken ct) =>
        Bounds.Check("note", reason, MostNote) is { } problem ? problem : await database.Write(db => Hide(db, actor, subject, reason, ct), ct);

    /// <summary>Shows something again that was hidden.</summary>
    public async Task<Result<Nothing>> Restore(Actor actor, Subject subject, string reason, CancellationToken ct) =>
        Bounds.Check("note", reason, MostNote) is { } problem ? problem : await database.Write(db => Restore(db, actor, subject, reason, ct), ct);

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

                if (await db.FindCase(CaseKind.Flag, caseId, ct) is not { } it || !standing.Moderates(it.At()))
                {
                    return Problem.NotFound;
                }

                return (ModerationRules.MayNotDecide(standing, it.At(), await AuthorOf(db, it, ct)) ?? await work(db, it, now)) is { } problem ? problem : default(Nothing);
            },
            ct);

    private async Task<Result<Nothing>> Decide(Actor actor, long caseId, int? version, string? note, Outcome outcome, CancellationToken ct) =>
        Bounds.Check("note", note, MostNote, min: 0) is { } wrong
            ? wrong
            : await Work(actor, caseId, async (db, it, now) => await db.MayNotDecideCase(it, actor, version, now, ct) ?? await Close(db, it, actor, outcome, note, now, ct), ct);

    private async Task<Problem?> Close(PortalDb db, Case it, Actor actor, Outcome outcome, string? note, DateTime now, CancellationToken ct)
    {
        var reason = string.IsNullOrWhiteSpace(note) ? await Reasons(db, it, ct) : note.Trim();
        var problem = outcome switch
        {
            Outcome.Hidden => await things.Hide(db, actor, it.Thing(), reason, now, ct),
            Outcome.Disagreed => await things.Restore(db, actor, it.Thing(), reason, now, ct),
            _ => null,
        };
        if (problem is not null)
        {
            return problem;
        }

        db.Audit(actor, ActionOf(outcome), it.Thing(), now, reason, $"case:{it.Id} {Word(outcome)}");
        db.CloseCase(it, actor, Word(outcome), note, now);
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
        return (await db.ClaimCase(it, actor, now, ct) ?? await Close(db, it, actor, Outcome.Hidden, reason, now, ct)) is { } problem ? problem : default(Nothing);
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

    private static Task<PersonView> AuthorOf(PortalDb db, Case it, CancellationToken ct) =>
        (from e in db.Set<Evidence>() join a in db.Set<Account>() on e.AuthorId equals a.Id where e.CaseId == it.Id orderby e.Id select a).Select(PersonView.Of).FirstAsync(ct);

    private static async Task<string> Reasons(PortalDb db, Case it, CancellationToken ct) =>
        string.Join(", ", (await db.Set<Flag>().Where(f => f.CaseId == it.Id).Select(f => f.Reason).Distinct().ToListAsync(ct)).Order().Select(r => r.ToWord()));

    private static string Word(Outcome outcome) => outcome.ToString().ToLowerInvariant();

    private static AuditAction ActionOf(Outcome outcome) => outcome switch
    {
        Outcome.Disagreed => AuditAction.FlagDismissed,
        Outcome.Ignored => AuditAction.FlagIgnored,
        _ => AuditAction.FlagUpheld,
    };
}
