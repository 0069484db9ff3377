using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>
/// A kind of work in the moderators' queue: which outcomes it offers and what each does. The queue itself keeps who is on a case, that it is decided once, and the record of the decision.
/// </summary>
public interface IQueueWork
{
    /// <summary>The kind of its cases.</summary>
    CaseKind Kind { get; }

    /// <summary>The outcomes, as offered, in order; none where it is decided elsewhere.</summary>
    IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>What the cards of these cases show beyond their evidence. A bounded number of queries, not one for each case; a case with nothing to add may be left out.</summary>
    Task<IReadOnlyDictionary<long, QueueWords>> Words(PortalDb db, Standing standing, IReadOnlyList<Case> cases, CancellationToken ct);

    /// <summary>
    /// Why something is taken from who wrote it, where who decides says nothing: what speaks for it in each of these cases, in the language of the current culture. A case in which nothing does is left
    /// out. A bounded number of queries, likewise.
    /// </summary>
    Task<IReadOnlyDictionary<long, string>> Reasons(PortalDb db, IReadOnlyCollection<long> caseIds, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<long, string>>(new Dictionary<long, string>());

    /// <summary>Why this person may not decide it, beyond <see cref="ModerationRules"/>, or null.</summary>
    Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct);

    /// <summary>What a decision on it changes: locked before the case is.</summary>
    Task<Subject> Concerns(PortalDb db, Case it, CancellationToken ct) => Task.FromResult(it.Thing());

    /// <summary>Locks what belongs to the case and is changed with it, before the case itself is: by a decision, and by whose it is.</summary>
    Task Lock(PortalDb db, Case it, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The case was given another owner, or none, inside the deed: what it is about goes along.</summary>
    Task Assigned(PortalDb db, Actor actor, Case it, string? note, DateTime now, CancellationToken ct) => Task.CompletedTask;

    /// <summary>
    /// Does what the outcome means, inside the deed: the log, the news and whoever must be told included. Claim, version and that the outcome is offered are checked already;
    /// the case is closed afterwards. Where an appeal led to it (<c>byAppeal</c>), who wrote the thing hears of it by the answer to their appeal, and need not be told twice.
    /// </summary>
    Task<Problem?> Decide(PortalDb db, Actor actor, Case it, Outcome outcome, string reason, bool byAppeal, DateTime now, CancellationToken ct);

    /// <summary>Takes back what its last decision did, inside the deed, likewise; refused once the thing is no longer as that left it. The case is open again afterwards.</summary>
    Task<Problem?> Undo(PortalDb db, Actor actor, Case it, CaseDecision last, string reason, DateTime now, CancellationToken ct);
}
