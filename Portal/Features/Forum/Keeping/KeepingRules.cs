using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>
/// Who keeps order in a topic, and what a topic that is kept allows: moderators keep all, or those of the places that they were given; the hosts of a club those on its board; nobody those of who stands above them. Pure functions, asked by the deeds and by
/// the views alike.
/// </summary>
public static class KeepingRules
{
    /// <summary>Whether this person keeps order at a place.</summary>
    public static bool Keeps(Standing standing, Board at) => standing.Moderates(at.Place) || (at.GroupId is { } group && standing.IsHostOf(group));

    /// <summary>Why this person may not keep order at a place, as where a topic is to be moved, or null.</summary>
    public static Problem? MayNotKeepAt(Standing standing, Board at) =>
        standing.MayNotWriteAt(at.Place) ?? (Keeps(standing, at) ? null : ModerationRules.NotHere(standing, at.Place));

    /// <summary>Why this person may not move, split, merge, pin, close, slow down or archive a topic, or null: who keeps order there may where nobody above them started it.</summary>
    public static Problem? MayNotKeep(Standing standing, Board at, PostAuthor author) => MayNotKeepAt(standing, at) ?? ForumRules.IsAbove(standing, at, author);

    /// <summary>Why this person may not give a topic another title or other tags, or null: who keeps order may where nobody above them started it, and who started it as long as members write in it.</summary>
    public static Problem? MayNotRename(Standing standing, Board at, PostAuthor author, bool closed, bool archived) =>
        standing.MayNotWriteAt(at.Place)
        ?? (Keeps(standing, at) ? ForumRules.IsAbove(standing, at, author)
            : standing.AccountId != author.Id ? ModerationRules.NotHere(standing, at.Place)
            : archived ? Problem.Refused<ForumText>("TopicIsArchived")
            : closed ? Problem.Refused<ForumText>("TopicIsClosed")
            : standing.ClosedTo(at.GroupId));

    /// <summary>Why this person may not reply in a topic, or null. Staff, and who keeps order there, may also while it is closed.</summary>
    public static Problem? MayNotReply(Standing standing, Board at, bool closed, bool archived) =>
        ForumRules.MayNotWrite(standing, at)
        ?? (archived ? Problem.Refused<ForumText>("TopicIsArchived")
            : closed && !IsFree(standing, at) ? Problem.Refused<ForumText>("TopicIsClosed")
            : null);

    /// <summary>Why this person may not react to a post, accept or edit one in a topic that is archived, or null.</summary>
    public static Problem? MayNotTouch(Standing standing, Board at, bool archived) =>
        ForumRules.MayNotWrite(standing, at) ?? (archived ? Problem.Refused<ForumText>("TopicIsArchived") : null);

    /// <summary>Why this person may not edit the text of a post, or null: a wiki post is edited by whoever may write there.</summary>
    public static Problem? MayNotEdit(Standing standing, PostAuthor author, bool hidden, bool deleted, bool wiki, Board at, bool archived) =>
        wiki && !hidden && !deleted ? MayNotTouch(standing, at, archived)
        : ForumRules.MayNotEdit(standing, at, author, hidden, deleted) ?? (archived ? Problem.Refused<ForumText>("TopicIsArchived") : null);

    /// <summary>Why this person may not make a wiki of a post, or take that back: its author may, and who keeps order.</summary>
    public static Problem? MayNotMakeWiki(Standing standing, PostAuthor author, bool hidden, bool deleted, Board at, bool archived) =>
        MayNotTouch(standing, at, archived)
        ?? (deleted ? Problem.Conflict<ForumText>("PostIsDeleted")
            : Keeps(standing, at) ? ForumRules.IsAbove(standing, at, author)
            : standing.AccountId != author.Id ? ModerationRules.NotHere(standing, at.Place)
            : hidden ? Problem.NotAllowed
            : null);

    /// <summary>Whether neither a closed topic nor a slow one holds this person back: staff, and who keeps order there.</summary>
    public static bool IsFree(Standing standing, Board at) => standing.IsStaff || Keeps(standing, at);

    /// <summary>What this person may do to a topic.</summary>
    public static KeepingRights On(Standing standing, TopicHead topic) => !standing.IsMember ? KeepingRights.None : new(
        MayNotKeep(standing, topic.Board, topic.Author) is null,
        MayNotRename(standing, topic.Board, topic.Author, topic.State.IsClosed, topic.State.IsArchived) is null,
        standing.IsModerator);

    /// <summary>Why this person may not pin a topic there, whose order they keep, or null: everywhere is for moderators.</summary>
    public static Problem? MayNotPin(Standing standing, TopicPin? where) => where == TopicPin.Everywhere && !standing.IsModerator ? ModerationRules.NotHere(standing, null) : null;

    /// <summary>Why this person may not undo a change, or null: who could do the opposite may.</summary>
    /// <param name="standing">Who wants to.</param>
    /// <param name="change">The change.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="author">Who started it.</param>
    /// <param name="former">The category that a topic was moved from, where they see it.</param>
    public static Problem? MayNotUndo(Standing standing, TopicChange change, Topic topic, PostAuthor author, Category? former) => change.Deed switch
    {
        TopicDeed.Moved => MayNotKeep(standing, topic.Board, author) ?? (former is null ? Problem.NotAllowed : MayNotKeepAt(standing, former.Board)),
        TopicDeed.Renamed => MayNotRename(standing, topic.Board, author, topic.ClosedAt is not null, topic.ArchivedAt is not null),
        TopicDeed.Pinned or TopicDeed.Unpinned => MayNotKeep(standing, topic.Board, author) ?? MayNotPin(standing, TopicStates.ReadPin(change.Before)),
        _ => MayNotKeep(standing, topic.Board, author),
    };

    /// <summary>Whether the topic is as a change left it, so that this can be undone. Whether what was moved can go back is seen when it is tried.</summary>
    internal static bool CanUndo(TopicChange change, TopicNow now) => change.UndoneAt is null && change.Deed switch
    {
        TopicDeed.Renamed => now.IsNamed(change.After),
        TopicDeed.Moved => ChangeWords.Id(now.Topic.CategoryId) == change.After,
        TopicDeed.PostsLeft or TopicDeed.Merged => true,
        TopicDeed.Pinned or TopicDeed.Unpinned => now.Pin == change.After && TopicTimers.AreToCome(change.Before, now.At),
        TopicDeed.Closed => now.Topic.ClosedAt is not null && IsTimed(change, now),
        TopicDeed.Opened => now.Topic.ClosedAt is null && IsTimed(change, now),
        TopicDeed.Timed => IsTimed(change, now),
        TopicDeed.Archived => now.Topic.ArchivedAt is not null,
        TopicDeed.Unarchived => now.Topic.ArchivedAt is null,
        TopicDeed.Slowed => now.Topic.SlowMinutes == change.Count && now.Slowing == change.After && TopicTimers.AreToCome(change.Before, now.At),
        _ => false,
    };

    private static bool IsTimed(TopicChange change, TopicNow now) => now.Closing == change.After && TopicTimers.AreToCome(change.Before, now.At);
}

/// <summary>What somebody may do to a topic as a whole.</summary>
/// <param name="Keep">Move, split, merge, pin, close, archive.</param>
/// <param name="Rename">Give it another title and other tags.</param>
/// <param name="Everywhere">Pin it in the list of all topics.</param>
public sealed record KeepingRights(bool Keep, bool Rename, bool Everywhere)
{
    /// <summary>A visitor's.</summary>
    public static KeepingRights None { get; } = new(false, false, false);
}
