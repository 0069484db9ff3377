namespace Portal.Features.Clubs;

/// <summary>As what somebody closed a club.</summary>
public enum ClubCloser
{
    /// <summary>As its host.</summary>
    Host,

    /// <summary>As an admin of the portal.</summary>
    Admin,
}

/// <summary>That a club is closed.</summary>
/// <param name="At">Since when.</param>
/// <param name="By">By whom.</param>
/// <param name="Reason">Why: for who may read the club; null for everybody else.</param>
public sealed record ClubClosing(DateTime At, ClubCloser By, string? Reason);
