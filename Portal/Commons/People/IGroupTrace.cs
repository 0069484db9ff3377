using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Who leaves a group without a trace, and where the taking away has come to.</summary>
/// <param name="Standing">How they stand; somebody who is in the group still.</param>
/// <param name="GroupId">The group.</param>
/// <param name="After">What the batch before answered; 0 for the first one.</param>
/// <param name="Most">How many things one batch takes at most.</param>
/// <param name="Now">The time.</param>
public sealed record TraceOrder(Standing Standing, long GroupId, long After, int Most, DateTime Now)
{
    /// <summary>Whose things go.</summary>
    public long Me => Standing.AccountId!.Value;
}

/// <summary>What came of one batch.</summary>
/// <param name="Gone">How many things were taken away.</param>
/// <param name="Stayed">How many could not be, by the rules of their place.</param>
/// <param name="After">Where the next batch goes on; null where nothing is left.</param>
public readonly record struct TakenAway(int Gone, int Stayed, long? After)
{
    /// <summary>There was nothing left.</summary>
    public static TakenAway Nothing => new(0, 0, null);
}

/// <summary>
/// What somebody wrote in a group, in one kind of place: for who leaves the group and takes it along. It goes as if its author deleted it piece by piece, and the same news say so.
/// </summary>
public interface IGroupTrace
{
    /// <summary>Takes the next ones away, in the deed's own transaction. What is gone already is not met again, so that it can be done anew after it was broken off.</summary>
    Task<TakenAway> TakeAway(PortalDb db, TraceOrder order, CancellationToken ct);
}
