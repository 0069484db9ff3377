using Portal.Commons.Audit;

namespace Portal.Features.Moderation;

/// <summary>What lines of the log are about, to choose from.</summary>
public enum AuditGroup
{
    /// <summary>Posts: hidden, shown, edited, deleted.</summary>
    Posts,

    /// <summary>Topics as a whole: moved, closed, pinned.</summary>
    Topics,

    /// <summary>What was decided about flags and other work of the queue.</summary>
    Decisions,

    /// <summary>People: roles, bans, what they own.</summary>
    People,

    /// <summary>Places and settings: categories, clubs, departments.</summary>
    Places,

    /// <summary>Rooms, and what is said in them and in private.</summary>
    Rooms,

    /// <summary>Chats.</summary>
    Chats,

    /// <summary>What was taken out for privacy, and what was tried and refused.</summary>
    Watch,
}

/// <summary>Which lines belong to which group.</summary>
internal static class AuditGroups
{
    private static readonly (string Word, AuditGroup Group)[] Beginnings =
    [
        ("Post", AuditGroup.Posts), ("File", AuditGroup.Posts), ("Topic", AuditGroup.Topics), ("Flag", AuditGroup.Decisions), ("Decision", AuditGroup.Decisions), ("Appeal", AuditGroup.Decisions), ("Held", AuditGroup.Decisions),
        ("Case", AuditGroup.Decisions), ("Category", AuditGroup.Places), ("Club", AuditGroup.Places), ("Event", AuditGroup.Places), ("HourEntry", AuditGroup.Places), ("Game", AuditGroup.Places), ("ContestEntry", AuditGroup.Places), ("Card", AuditGroup.Rooms), ("Department", AuditGroup.Places), ("Room", AuditGroup.Rooms), ("Message", AuditGroup.Rooms), ("Chat", AuditGroup.Chats),
    ];

    private static readonly ILookup<AuditGroup, AuditAction> Actions = Enum.GetValues<AuditAction>().ToLookup(Of);

    /// <summary>The actions of a group.</summary>
    public static IReadOnlyList<AuditAction> In(AuditGroup group) => [.. Actions[group]];

    /// <summary>The group of an action. One that is not named goes with what its name begins with, so that a new one is found before anybody sorts it.</summary>
    public static AuditGroup Of(AuditAction action) => action switch
    {
        AuditAction.PollRemoved or AuditAction.PollClosed or AuditAction.AnswerAccepted or AuditAction.IdeaStateSet or AuditAction.IdeaMerged or AuditAction.PostsMoved or AuditAction.PostsReturned => AuditGroup.Topics,
        AuditAction.AgentSetUp or AuditAction.CannedReplyChanged or AuditAction.Imported or AuditAction.FlagTermsChanged or AuditAction.ReasonChanged or AuditAction.WatchedWordsChanged or AuditAction.ScreeningTermsChanged or AuditAction.ScaleChanged or AuditAction.AlertWordsChanged => AuditGroup.Places,
        AuditAction.PlaceGiven or AuditAction.PlaceTaken => AuditGroup.People,
        AuditAction.WatchHandedOver => AuditGroup.Decisions,
        AuditAction.Rescued or AuditAction.Refused or AuditAction.SanctionRefused => AuditGroup.Watch,
        _ => Beginnings.FirstOrDefault(b => action.ToString().StartsWith(b.Word, StringComparison.Ordinal)) is { Word.Length: > 0 } known ? known.Group : AuditGroup.People,
    };
}
