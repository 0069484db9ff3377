using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>
/// Approval, as work in the moderators' queue. What was held is published, or stays unseen; what stood all the time stays, or is hidden. Its writer is told either way, and always why it is not
/// published: in the moderator's words, or by what was found against it, and one of both there must be.
/// </summary>
internal sealed class ApprovalWork(IEnumerable<IHeldBack> rooms, ModeratedThings things) : IQueueWork
{
    private readonly Dictionary<string, IHeldBack> rooms = rooms.ToDictionary(r => r.Kind);

    public CaseKind Kind => CaseKind.Approval;

    public IReadOnlyList<Outcome> Outcomes { get; } = [Outcome.Approved, Outcome.Rejected];

    public async Task<IReadOnlyDictionary<long, QueueWords>> Words(PortalDb db, Standing standing, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var ids = cases.Select(c => c.Id).ToList();
        var rows = await db.Set<ScreenedCase>().Where(c => ids.Contains(c.CaseId)).ToListAsync(ct);
        var subjects = cases.ToDictionary(c => c.Id, c => c.Thing());
        var hideable = await things.Look(db, standing, rows.Where(r => !r.WasHeld).Select(r => subjects[r.CaseId]), ct);
        var named = await Named(db, standing, ct);
        return rows.ToDictionary(r => r.CaseId, r => new QueueWords([Sentence(r), .. Finding.Read(r.Findings).OrderByDescending(f => f.Points).Select(f => Sentence(f, named))])
        {
            Outcomes = r.WasHeld || hideable.ContainsKey(subjects[r.CaseId]) ? null : [Outcome.Approved], // what cannot be hidden is looked at, and that is all
        });
    }

    /// <summary>What was found against it, as its writer reads it.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Reasons(PortalDb db, IReadOnlyCollection<long> caseIds, CancellationToken ct)
    {
        var rows = await db.Set<ScreenedCase>().Where(c => caseIds.Contains(c.CaseId)).Select(c => new { c.CaseId, c.Findings }).ToListAsync(ct);
        return rows.Select(r => (r.CaseId, Against: Finding.Against(r.Findings))).Where(r => r.Against.Length > 0).ToDictionary(r => r.CaseId, r => r.Against);
    }

    public Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct) => Task.FromResult<Problem?>(null);

    public async Task<Problem?> Decide(PortalDb db, Actor actor, Case it, Outcome outcome, string reason, bool byAppeal, DateTime now, CancellationToken ct)
    {
        if (await Find(db, it, ct) is not { } screened)
        {
            return Problem.NotFound;
        }

        var (approved, taken) = (outcome == Outcome.Approved, screened.State == HoldState.Rejected);
        var why = approved || reason.Length > 0 ? reason : Finding.InLog(screened.Findings);
        if (!approved && why.Length == 0)
        {
            return Problem.Invalid<ScreeningText>("note", "SayWhyNot");
        }

        if ((approved ? await Approve(db, actor, it, screened, reason, now, ct) : await Reject(db, actor, it, screened, why, now, ct)) is { } problem)
        {
            return problem;
        }

        (screened.State, screened.Reason, screened.At) = (approved ? HoldState.Approved : HoldState.Rejected, reason.Length == 0 ? null : reason, now);
        await db.AuditCase(actor, approved ? AuditAction.HeldApproved : AuditAction.HeldRejected, it, now, why, null, ct);
        if (screened.WasHeld || taken || !approved || reason.Length > 0) // what stood all the time, and goes on standing, its writer knows nothing of, unless there is a word for them
        {
            await HoldTidings.Forget(db, it.Id, ct);
            db.Tell(new HoldChanged(it.Id, it.Subject, screened.State) { Accounts = [screened.AccountId], ByAppeal = byAppeal });
        }

        return null;
    }

    public async Task<Problem?> Undo(PortalDb db, Actor actor, Case it, CaseDecision last, string reason, DateTime now, CancellationToken ct)
    {
        if (await Find(db, it, ct) is not { } screened)
        {
            return Problem.NotFound;
        }

        var approved = screened.State == HoldState.Approved;
        if (screened.WasHeld && approved && RoomOf(it) is { } room && await room.Hold(db, it.Thing().Id, ct) is null)
        {
            return Problem.Conflict<ScreeningText>("NotAsLeft");
        }

        screened.WasSeen |= approved && screened.WasHeld;
        (screened.State, screened.Reason, screened.At) = (screened.WasHeld ? HoldState.Held : HoldState.Flagged, reason.Length == 0 ? null : reason, now);
        if (!screened.WasHeld && !approved && await Show(db, actor, it, reason, now, ct) is { } problem)
        {
            return problem;
        }

        await HoldTidings.Forget(db, it.Id, ct);
        if (screened.WasHeld || !approved) // what stood, and goes on standing, is as it was
        {
            db.Tell(new HoldChanged(it.Id, it.Subject, screened.State) { Accounts = [screened.AccountId] });
        }

        return null;
    }

    private async Task<Problem?> Approve(PortalDb db, Actor actor, Case it, ScreenedCase screened, string reason, DateTime now, CancellationToken ct)
    {
        await SpamMarks.Forget(db, it.Thing(), ct);
        if (screened.WasHeld)
        {
            return RoomOf(it) is { } room ? await room.Publish(db, it.Thing().Id, screened.WasSeen, ct) : null;
        }

        if (screened.State != HoldState.Rejected)
        {
            return null; // it stands
        }

        screened.State = HoldState.Approved;
        return await Show(db, actor, it, reason, now, ct);
    }

    /// <summary>Shows what was hidden as it was rejected. That it is not rejected any more is written before: the room asks.</summary>
    private async Task<Problem?> Show(PortalDb db, Actor actor, Case it, string reason, DateTime now, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        return await things.Restore(db, actor, it.Thing(), reason, now, ct);
    }

    /// <summary>What is hidden stays so; what stood is hidden, where its kind can be.</summary>
    private async Task<Problem?> Reject(PortalDb db, Actor actor, Case it, ScreenedCase screened, string reason, DateTime now, CancellationToken ct) =>
        screened.WasHeld || await things.Look(db, await Standing.Of(db, actor, now, ct), it.Thing(), ct) is not { Hidden: false, Deleted: false }
            ? null
            : await things.Hide(db, actor, it.Thing(), reason, now, ct);

    private IHeldBack? RoomOf(Case it) => rooms.GetValueOrDefault(it.Thing().Kind);

    private static Task<ScreenedCase?> Find(PortalDb db, Case it, CancellationToken ct) => db.Set<ScreenedCase>().AsTracking().FirstOrDefaultAsync(c => c.CaseId == it.Id, ct);

    private static string Sentence(ScreenedCase screened) => Sentences.Say(typeof(ScreeningText), screened.WasHeld ? "WhyHeld" : "WhyFlagged", Finding.Read(screened.Findings).Sum(f => f.Points));

    /// <summary>The watched words that are named to somebody: those of the list that they see. Null for all: who sees the whole list is told of lines, too, that stand on it no more.</summary>
    private static async Task<HashSet<string>?> Named(PortalDb db, Standing standing, CancellationToken ct) =>
        WordRules.SeesAll(standing) ? null : (await db.Set<WatchedWord>().SeenBy(standing).Select(w => w.Text).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);

    private static string Sentence(Finding finding, HashSet<string>? named)
    {
        var sentence = named is null || (finding.Detail is { } word && named.Contains(word)) ? finding.Sentence : finding.Unnamed;
        return finding.Points > 0 ? Sentences.Say(typeof(ScreeningText), "WithPoints", sentence, finding.Points) : sentence;
    }
}
