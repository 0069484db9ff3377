namespace Portal.Features.Clubs;

/// <summary>What somebody may do in a club beyond reading and writing.</summary>
[Flags]
public enum ClubRights
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Change its page, its board's approval and its questions.</summary>
    EditPage = 1,

    /// <summary>Read requests with their answers, and answer them.</summary>
    LetIn = 2,

    /// <summary>Invite, and take invitations back.</summary>
    Invite = 4,

    /// <summary>Remove a member.</summary>
    Remove = 8,

    /// <summary>Ban somebody from this club, and lift that.</summary>
    Ban = 16,

    /// <summary>Keep order on its board and in its room.</summary>
    Moderate = 32,

    /// <summary>Plan its events.</summary>
    PlanEvents = 64,

    /// <summary>Give members titles.</summary>
    GiveTitles = 128,

    /// <summary>Make hosts and co-hosts.</summary>
    GiveRoles = 256,

    /// <summary>Hand the club over.</summary>
    HandOver = 512,

    /// <summary>Write its news.</summary>
    WriteNews = 1024,

    /// <summary>Read how it is doing.</summary>
    ReadHealth = 2048,
}

/// <summary>The one table of who may what in a club. Forum, Rooms and Events ask the same of the standing: hosts and co-hosts by IsHostOf, moderators by Moderates.</summary>
public static class ClubRightsTable
{
    private const ClubRights CoHosts =
        ClubRights.EditPage | ClubRights.LetIn | ClubRights.Invite | ClubRights.Remove | ClubRights.Ban | ClubRights.Moderate | ClubRights.PlanEvents | ClubRights.GiveTitles | ClubRights.WriteNews | ClubRights.ReadHealth;

    /// <summary>All that can be done.</summary>
    public const ClubRights All = CoHosts | ClubRights.GiveRoles | ClubRights.HandOver;

    /// <summary>What a role may. A moderator is one of the place alone, or of the whole portal: they do not act on people.</summary>
    public static ClubRights Of(ClubRole role) => role switch
    {
        ClubRole.Host => All,
        ClubRole.CoHost => CoHosts,
        ClubRole.Moderator => ClubRights.LetIn | ClubRights.Moderate,
        _ => ClubRights.None,
    };
}
