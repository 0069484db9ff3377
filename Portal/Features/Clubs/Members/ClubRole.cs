using Portal.Commons.People;

namespace Portal.Features.Clubs;

/// <summary>How somebody stands to a club.</summary>
public enum ClubRole
{
    /// <summary>Not in it.</summary>
    None,

    /// <summary>Has asked to join.</summary>
    Waiting,

    /// <summary>In it.</summary>
    Member,

    /// <summary>In it, and keeps order there.</summary>
    Moderator,

    /// <summary>Runs it for its hosts.</summary>
    CoHost,

    /// <summary>Runs it.</summary>
    Host,
}

/// <summary>Tells roles in clubs from what is stored.</summary>
public static class ClubRoles
{
    /// <summary>The role that a membership gives, if there is one.</summary>
    /// <param name="present">The membership, or null.</param>
    /// <param name="moderates">Whether they moderate the club as a place.</param>
    public static ClubRole Of(Membership? present, bool moderates) => present switch
    {
        null => ClubRole.None,
        { Waiting: true } => ClubRole.Waiting,
        { Role: GroupRole.Host } => ClubRole.Host,
        { Role: GroupRole.CoHost } => ClubRole.CoHost,
        _ => moderates ? ClubRole.Moderator : ClubRole.Member,
    };
}
