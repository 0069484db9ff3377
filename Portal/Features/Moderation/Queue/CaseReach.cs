using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Moderation;

/// <summary>How a case stands to who reads the queue: one rule for its card, its keys and for choosing all.</summary>
internal static class CaseReach
{
    /// <summary>They are on it.</summary>
    public static bool IsOf(this QueuedCase it, long? reader) => it.Claim is { } claim && claim.By.Id == reader;

    /// <summary>Somebody else is on it, or owns it.</summary>
    public static bool IsForeignTo(this QueuedCase it, long? reader) => (it.Claim is not null && !it.IsOf(reader)) || (it.Owner is { } owner && owner.Id != reader);

    /// <summary>They may choose it, to decide several together or to take several decisions back.</summary>
    public static bool MayBeChosenBy(this QueuedCase it, long? reader) =>
        it.Refusal is null && (it.State == CaseState.Closed ? it.Decision is not null : it.Outcomes.Count > 0 && !it.IsForeignTo(reader));

    /// <summary>A decision of theirs leads on to a warning, where they want that: who wrote it did wrong, and they may warn people there, everywhere or at that place alone.</summary>
    public static bool LeadsToWarning(Standing? reader, Subject? place, Outcome outcome) => reader?.Moderates(place) == true && OutcomeLook.Blames(outcome);
}
