using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>One thing that is known of a customer.</summary>
/// <param name="Text">What it is, in words.</param>
/// <param name="Url">Where it stands; null where this reader may not go.</param>
/// <param name="At">When it was.</param>
public sealed record CustomerFact(string Text, string? Url, DateTime? At);

/// <summary>What one room knows of a customer.</summary>
/// <param name="Title">What kind of things these are, in words.</param>
/// <param name="Facts">The newest of them; a handful.</param>
/// <param name="MoreUrl">Where all of them stand, if there is such a place.</param>
public sealed record CustomerFacts(string Title, IReadOnlyList<CustomerFact> Facts, string? MoreUrl = null);

/// <summary>A room that can tell the staff something about who talks to them.</summary>
public interface IAboutCustomer
{
    /// <summary>What this reader of the staff may know of an account; null where there is nothing to say. A few queries at most: it is asked whenever a chat is opened.</summary>
    Task<CustomerFacts?> Of(PortalDb db, Standing reader, long accountId, CancellationToken ct);
}
