namespace Portal.Commons.Audit;

/// <summary>Everything that is written down: a closed list.</summary>
public enum AuditAction
{
    /// <summary>A post was hidden.</summary>
    PostHidden,

    /// <summary>A hidden post was shown again.</summary>
    PostRestored,

    /// <summary>Somebody else's post was edited.</summary>
    PostEdited,

    /// <summary>A post was deleted. Nothing writes it any more, as a moderator hides a post instead (<see cref="PostHidden"/>): it names lines from before that.</summary>
    PostDeleted,

    /// <summary>A flag was dismissed.</summary>
    FlagDismissed,

    /// <summary>A flag was closed without an opinion.</summary>
    FlagIgnored,

    /// <summary>A flag was agreed with.</summary>
    FlagUpheld,

    /// <summary>An account's roles were changed.</summary>
    RolesChanged,

    /// <summary>An account was banned.</summary>
    Banned,

    /// <summary>A ban was lifted.</summary>
    Unbanned,

    /// <summary>A category was made or changed.</summary>
    CategoryChanged,

    /// <summary>A club was made.</summary>
    ClubCreated,

    /// <summary>A club was changed.</summary>
    ClubChanged,

    /// <summary>An API token was made. After: its name and what it may be used for, never the token itself.</summary>
    TokenCreated,

    /// <summary>An API token was withdrawn. Before: its name and what it could be used for.</summary>
    TokenRevoked,

    /// <summary>A chat was handed to somebody else.</summary>
    ChatTransferred,

    /// <summary>Data were imported.</summary>
    Imported,

    /// <summary>The poll of somebody else's topic was taken away, with its votes.</summary>
    PollRemoved,

    /// <summary>The poll of somebody else's topic was closed.</summary>
    PollClosed,

    /// <summary>A topic got another title, other tags or another kind. Details: the titles.</summary>
    TopicRenamed,

    /// <summary>A topic was moved to another category. Details: the categories' ids.</summary>
    TopicMoved,

    /// <summary>Posts were moved out of a topic into another one. Details: the numbers they had, and that topic.</summary>
    PostsMoved,

    /// <summary>A topic was merged into another one. Details: that topic.</summary>
    TopicMerged,

    /// <summary>Posts that were moved, or a topic that was merged, went back to where they were. Details: the topic they had been moved to.</summary>
    PostsReturned,

    /// <summary>A topic was pinned. Details: where, and until when.</summary>
    TopicPinned,

    /// <summary>A topic is no longer pinned.</summary>
    TopicUnpinned,

    /// <summary>A topic was closed. Details: when it will open by itself.</summary>
    TopicClosed,

    /// <summary>A topic was opened again.</summary>
    TopicOpened,

    /// <summary>A topic was archived.</summary>
    TopicArchived,

    /// <summary>A topic was taken out of the archive.</summary>
    TopicUnarchived,

    /// <summary>The pace of a topic was changed. Details: the minutes between two posts of a member.</summary>
    TopicSlowed,

    /// <summary>The times were changed at which a topic closes or opens by itself. Details: those times.</summary>
    TopicTimed,

    /// <summary>A post was opened to everyone's edits, or closed to them. Details: which of both.</summary>
    PostWiki,

    /// <summary>Staff accepted an answer to somebody's question, or took that back.</summary>
    AnswerAccepted,

    /// <summary>Staff said where an idea stands.</summary>
    IdeaStateSet,

    /// <summary>An idea was merged into another.</summary>
    IdeaMerged,

    /// <summary>Staff said where they are with a topic.</summary>
    TopicStateSet,

    /// <summary>A topic got an owner among the staff, or lost one.</summary>
    TopicHandedOver,

    /// <summary>What somebody owns was verified, or is no longer. Details: what came and what went.</summary>
    ProductsVerified,

    /// <summary>A direct message that had been reported was hidden.</summary>
    MessageHidden,

    /// <summary>A hidden message was shown again.</summary>
    MessageRestored,

    /// <summary>A department of the chat was made or changed, or who belongs to it. Details: what it was and is.</summary>
    DepartmentChanged,

    /// <summary>It was said how many chats an agent takes, what they speak and know, and whether customers can turn to them by name.</summary>
    AgentSetUp,

    /// <summary>A public room, or one for staff, was made. Details: for whom, and its name.</summary>
    RoomCreated,

    /// <summary>A room is called otherwise, has another pace, or went into the archive or came out of it. Details: what.</summary>
    RoomChanged,

    /// <summary>Somebody was muted in a room. Details: the room, and for how long.</summary>
    RoomMemberMuted,

    /// <summary>Somebody may write in a room again. Details: the room.</summary>
    RoomMemberUnmuted,

    /// <summary>A message in a room was hidden.</summary>
    RoomMessageHidden,

    /// <summary>A hidden message in a room was shown again.</summary>
    RoomMessageRestored,

    /// <summary>Somebody took a chat that they had begun without an account into theirs, by its secret.</summary>
    ChatKept,

    /// <summary>A canned reply that all agents share was made, changed or deleted. Details: which of these, and its shortcut.</summary>
    CannedReplyChanged,

    /// <summary>A supervisor took a chat out of its holder's hands. Details: from whom, to whom.</summary>
    ChatTakenOver,

    /// <summary>The customer of a chat was blocked for a time. Details: for how long.</summary>
    ChatBlocked,

    /// <summary>That was lifted.</summary>
    ChatUnblocked,

    /// <summary>A chat went into another of the same customer. Details: both.</summary>
    ChatsMerged,

    /// <summary>A topic was made of a chat. Details: the topic.</summary>
    ChatMadeTopic,

    /// <summary>A decision on a case was taken back. Details: the case, and what had been decided.</summary>
    DecisionUndone,

    /// <summary>Somebody keeps order at one place from now on. Details: the place.</summary>
    PlaceGiven,

    /// <summary>They no longer do. Details: the place.</summary>
    PlaceTaken,

    /// <summary>Personal data were taken out of something that somebody wrote, and wherever else the same words stood. Details: how many places; never the words.</summary>
    Rescued,

    /// <summary>Somebody tried what they may not: above their level, or outside the places that they look after. Details: what they were told.</summary>
    Refused,

    /// <summary>The reasons for flags, or the weight at which flags hide something, were changed. Details: what.</summary>
    FlagTermsChanged,

    /// <summary>A case got an owner, or lost one. Details: the case, and whose it is.</summary>
    CaseAssigned,

    /// <summary>What somebody says of themselves was hidden.</summary>
    ProfileHidden,

    /// <summary>It was shown again.</summary>
    ProfileRestored,

    /// <summary>A file was hidden.</summary>
    FileHidden,

    /// <summary>A hidden file was shown again.</summary>
    FileRestored,

    /// <summary>What had waited for a moderator was published. Details: the case.</summary>
    HeldApproved,

    /// <summary>What had waited for a moderator was not published. Details: the case.</summary>
    HeldRejected,

    /// <summary>The list of watched words was changed. Before and after: the lines, as they are imported. Details: where a line counts, or how many were imported.</summary>
    WatchedWordsChanged,

    /// <summary>How strictly strangers are looked at was changed: signs of spam, first posts, new accounts.</summary>
    ScreeningTermsChanged,

    /// <summary>The steps of the scale were changed: from how many points on something is proposed about a person, or follows by itself.</summary>
    ScaleChanged,

    /// <summary>Somebody was noted about. Details: the note.</summary>
    PersonNoted,

    /// <summary>Somebody was warned.</summary>
    Warned,

    /// <summary>Somebody said that they have read a warning. Details: which.</summary>
    WarningAcknowledged,

    /// <summary>Somebody was muted. Details: which sanction, and until when; before and after: what stood and what stands.</summary>
    Muted,

    /// <summary>What somebody writes waits for a moderator for a time. Details: which sanction, and until when; before and after: what stood and what stands.</summary>
    ApprovalRequired,

    /// <summary>Somebody was suspended. Details: which sanction, and until when.</summary>
    Suspended,

    /// <summary>A note, warning, mute or suspension was taken back. Details: which.</summary>
    SanctionRevoked,

    /// <summary>Somebody tried to decide about a person who is not below their level. It stands in old lines alone: <see cref="Refused"/> says so now.</summary>
    SanctionRefused,

    /// <summary>Somebody appealed. Details: the appeal, and the decision.</summary>
    AppealFiled,

    /// <summary>An appeal was decided: the decision stands. Details: the appeal, and the decision.</summary>
    AppealUpheld,

    /// <summary>An appeal was decided: the decision was taken back. Details: the appeal, and the decision.</summary>
    AppealOverturned,

    /// <summary>A worded reason was added, changed or deleted, or the usual ones were added (number 0). Details: which, or how many.</summary>
    ReasonChanged,

    /// <summary>Something in the watch was handed to a colleague. Details: to whom.</summary>
    WatchHandedOver,

    /// <summary>An event was called off.</summary>
    EventCancelled,

    /// <summary>Somebody else's event was changed.</summary>
    EventEdited,

    /// <summary>An event was hidden.</summary>
    EventHidden,

    /// <summary>A hidden event was shown again.</summary>
    EventRestored,

    /// <summary>A draw, a contest or a quiz was called off.</summary>
    GameCancelled,

    /// <summary>A draw, a contest or a quiz was hidden.</summary>
    GameHidden,

    /// <summary>A hidden draw, contest or quiz was shown again.</summary>
    GameRestored,

    /// <summary>An entry of a contest was hidden.</summary>
    ContestEntryHidden,

    /// <summary>A hidden entry of a contest was shown again.</summary>
    ContestEntryRestored,

    /// <summary>A greeting card was hidden.</summary>
    CardHidden,

    /// <summary>A hidden greeting card was shown again.</summary>
    CardRestored,

    /// <summary>A question or an answer of a question hour was hidden.</summary>
    HourEntryHidden,

    /// <summary>One that was hidden was shown again.</summary>
    HourEntryRestored,

    /// <summary>What stood was taken from view by the portal until a moderator has looked at it. Details: the case.</summary>
    HeldBack,

    /// <summary>The portal kept something from view from its first moment, until a moderator has looked at it. Details: the case.</summary>
    HeldAtOnce,

    /// <summary>A word for whose sake the team's watch raises alerts was added or taken away. Details: which of both, and the word.</summary>
    AlertWordsChanged,

    /// <summary>Somebody was removed from a club. Details: which.</summary>
    ClubMemberRemoved,

    /// <summary>Somebody was banned from a club, and from nothing else. Details: which, until when, and whether they were told.</summary>
    ClubMemberBanned,

    /// <summary>That was lifted. Details: which club.</summary>
    ClubMemberUnbanned,

    /// <summary>Somebody became a host or a co-host of a club, or is it no longer. Details: which.</summary>
    ClubRoleChanged,

    /// <summary>Somebody got a title in a club, or lost one. Details: which club.</summary>
    ClubTitleGiven,

    /// <summary>Somebody was invited into a club. Details: how, and which invitation.</summary>
    ClubInvitationMade,

    /// <summary>An invitation into a club was taken back. Details: which.</summary>
    ClubInvitationEnded,

    /// <summary>A club was handed over. Details: by whom, to whom.</summary>
    ClubHandedOver,

    /// <summary>Others may see or join a club than before.</summary>
    ClubVisibilityChanged,

    /// <summary>A club has another address.</summary>
    ClubAddressChanged,

    /// <summary>An admin said otherwise whether new clubs wait for approval.</summary>
    ClubTermsChanged,

    /// <summary>A club was taken from view.</summary>
    ClubHidden,

    /// <summary>A club that was taken from view can be seen again.</summary>
    ClubRestored,

    /// <summary>The blocks of a club's page were put in order otherwise. Before and after: which.</summary>
    ClubPageArranged,

    /// <summary>What somebody else wrote in a club was changed: an article, a download.</summary>
    ClubItemChanged,

    /// <summary>What somebody put up in a club was hidden.</summary>
    ClubItemHidden,

    /// <summary>What somebody else put up in a club was taken away. Nothing writes it any more, as a host hides it instead (<see cref="ClubItemHidden"/>): it names lines from before that.</summary>
    ClubItemRemoved,

    /// <summary>What was hidden or taken away in a club was shown again.</summary>
    ClubItemRestored,

    /// <summary>News of a club was withdrawn.</summary>
    ClubNewsWithdrawn,

    /// <summary>News of a club was hidden.</summary>
    ClubNewsHidden,

    /// <summary>Hidden news of a club was shown again.</summary>
    ClubNewsRestored,

    /// <summary>A club was closed: it is only read. Reason: what its members were told.</summary>
    ClubClosed,

    /// <summary>A closed club was opened again.</summary>
    ClubReopened,
}
