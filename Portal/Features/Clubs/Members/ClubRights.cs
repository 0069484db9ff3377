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

    /// <summary>Keep order in it: take from view what others put up. Board, room, events and games ask the standing (<see cref="ClubRightsTable"/>).</summary>
    Moderate = 32,

    /// <summary>Plan its events and announce its games. It stands here for who reads the table: Events and Play ask the standing.</summary>
    PlanEvents = 64,

    /// <summary>Give members titles.</summary>
    GiveTitles = 128,

    /// <summary>Make hosts, co-hosts and moderators of it, and relieve them.</summary>
    GiveRoles = 256,

    /// <summary>Hand the club over.</summary>
    HandOver = 512,

    /// <summary>Change who may see and join it, and its address.</summary>
    ChangeAccess = 1024,

    /// <summary>Write its articles, put up downloads, read what is said of these, and take photos away.</summary>
    WriteArticles = 2048,

    /// <summary>Write its news.</summary>
    WriteNews = 4096,

    /// <summary>Read how it is doing.</summary>
    ReadHealth = 8192,

    /// <summary>Close it for good, and open it again.</summary>
    Close = 16384,
}

/// <summary>The one table of who may what in a club. Forum, Rooms, Events and Play ask the same of the standing: hosts and co-hosts by IsHostOf, moderators by Moderates.</summary>
public static class ClubRightsTable
{
    private const ClubRights CoHosts =
        ClubRights.EditPage | ClubRights.LetIn | ClubRights.Invite | ClubRights.Remove | ClubRights.Ban | ClubRights.Moderate | ClubRights.PlanEvents | ClubRights.GiveTitles | ClubRights.WriteArticles | ClubRights.WriteNews | ClubRights.ReadHealth;

    /// <summary>All that can be done.</summary>
    public const ClubRights All = CoHosts | ClubRights.GiveRoles | ClubRights.HandOver | ClubRights.ChangeAccess | ClubRights.Close;

    /// <summary>What can be done while it waits for a moderator: it is made better, and nobody comes in.</summary>
    public const ClubRights WhileWaiting = ClubRights.EditPage | ClubRights.ChangeAccess;

    /// <summary>What can be done while it is closed: order is kept, it stays in somebody's hands, and nothing comes to it.</summary>
    public const ClubRights WhileClosed = ClubRights.Moderate | ClubRights.GiveRoles | ClubRights.Remove | ClubRights.Ban | ClubRights.ReadHealth | ClubRights.Close;

    /// <summary>What a role may. A moderator is one of the place alone, or of the whole portal: they do not act on people.</summary>
    public static ClubRights Of(ClubRole role) => role switch
    {
        ClubRole.Host => All,
        ClubRole.CoHost => CoHosts,
        ClubRole.Moderator => ClubRights.LetIn | ClubRights.Moderate | ClubRights.WriteArticles | ClubRights.PlanEvents,
        _ => ClubRights.None,
    };
}
