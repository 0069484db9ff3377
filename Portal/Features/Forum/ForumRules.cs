using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Who wrote a post, as far as it says who may change it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Roles">Its roles.</param>
public readonly record struct PostAuthor(long Id, Roles Roles);

/// <summary>Who may, and which rows. Pure functions, asked by the deeds and by the views alike.</summary>
public static class ForumRules
{
    /// <summary>The topics that somebody may see. One that was merged into another is seen by nobody: it is hidden, and moderators see the other one.</summary>
    public static IQueryable<Topic> SeenBy(this IQueryable<Topic> topics, Standing standing) =>
        standing.IsModerator ? topics.Where(t => t.MergedIntoId == null)
        : standing.Places.Any ? topics.SeenWith(standing)
        : standing.Groups.Count == 0 ? topics.Where(t => !t.Hidden && t.Public)
        : topics.Where(t => !t.Hidden && (t.Public || standing.Groups.Contains(t.GroupId!.Value)));

    /// <summary>The categories that somebody may see.</summary>
    public static IQueryable<Category> SeenBy(this IQueryable<Category> categories, Standing standing) =>
        standing.IsModerator ? categories
        : categories.Where(c => c.Public || standing.Groups.Contains(c.GroupId!.Value) || standing.Places.Clubs.Contains(c.GroupId!.Value));

    /// <summary>The posts, of a topic that may be seen, that somebody may see.</summary>
    public static IQueryable<Post> SeenBy(this IQueryable<Post> posts, PortalDb db, Standing standing) =>
        standing.IsModerator ? posts
        : standing.Places.Any ? posts.Where(p => (!p.Hidden && p.DeletedAt == null) || db.Set<Topic>().In(standing.Places).Any(t => t.Id == p.TopicId))
        : posts.Where(p => !p.Hidden && p.DeletedAt == null);

    /// <summary>The topics of some places.</summary>
    public static IQueryable<Topic> In(this IQueryable<Topic> topics, ModeratedPlaces places)
    {
        var (categories, clubs) = (places.Categories, places.Clubs);
        return topics.Where(t => t.GroupId == null ? categories.Contains(t.CategoryId) : clubs.Contains(t.GroupId.Value));
    }

    /// <summary>The topics that somebody moderates: what passes by in their watch.</summary>
    public static IQueryable<Topic> ModeratedBy(this IQueryable<Topic> topics, Standing standing) =>
        standing.IsModerator ? topics.SeenBy(standing) : topics.Where(t => t.MergedIntoId == null).In(standing.Places);

    /// <summary>Whether this person may see the topic.</summary>
    public static bool MaySee(Standing standing, Topic topic) => topic.MergedIntoId is null && MaySee(standing, topic.Hidden, topic.Public, topic.Board);

    /// <summary>The same, of a topic's facts.</summary>
    public static bool MaySee(Standing standing, bool hidden, bool isPublic, Board at) =>
        standing.Moderates(at.Place) || (!hidden && (isPublic || (at.GroupId is { } group && standing.IsIn(group))));

    /// <summary>Whether this person may see a post of a topic that they may see.</summary>
    public static bool MaySeePost(Standing standing, bool hidden, bool deleted, Board at) => (!hidden && !deleted) || standing.Moderates(at.Place);

    /// <summary>Why this person may not write at a place, or null. A group's board is written by its members and by moderators.</summary>
    public static Problem? MayNotWrite(Standing standing, Board at) =>
        standing.MayNotWriteAt(at.Place) ?? standing.ClosedTo(at.GroupId)
        ?? (at.GroupId is { } group && !standing.IsIn(group) && !standing.Moderates(at.Place) ? Problem.Refused<ForumText>("MembersOnly") : null);

    /// <summary>Why this person may not edit a post, or null: its author may, and moderators where its author does not stand above them.</summary>
    public static Problem? MayNotEdit(Standing standing, Board at, PostAuthor author, bool hidden, bool deleted) =>
        standing.MayNotWriteAt(at.Place)
        ?? (deleted ? Problem.Conflict<ForumText>("PostIsDeleted")
            : standing.Moderates(at.Place) ? IsAbove(standing, at, author)
            : standing.AccountId != author.Id ? ModerationRules.NotHere(standing, at.Place)
            : hidden ? Problem.NotAllowed
            : standing.ClosedTo(at.GroupId));

    /// <summary>Whether this person reads a text as it was written, with what is covered for others: who wrote it, and who may change it, or their change would put the cover in its place.</summary>
    public static bool ReadsAsWritten(Standing standing, Board at, long authorId, bool wiki) =>
        (standing.IsMember && (wiki || standing.AccountId == authorId)) || standing.Moderates(at.Place);

    /// <summary>Why this person may not change what somebody else wrote who stands above them, or null.</summary>
    internal static Problem? IsAbove(Standing standing, Board at, PostAuthor author) => standing.AccountId == author.Id ? null : ModerationRules.IsAbove(standing, at.Place, author.Roles);

    /// <summary>Why this person may not take a post back that was sent just now, or null: only who wrote it may.</summary>
    public static Problem? MayNotTakeBack(Standing standing, long authorId, bool hidden, bool deleted) =>
        standing.MayNotWrite
        ?? (standing.AccountId != authorId || hidden ? Problem.NotAllowed
            : deleted ? Problem.Conflict<ForumText>("PostIsDeleted")
            : null);

    /// <summary>Why this person may not make an announcement at a place, or null: staff may, and the hosts of a club on its board.</summary>
    public static Problem? MayNotAnnounce(Standing standing, Board at) =>
        MayNotWrite(standing, at)
        ?? (IsStaff(standing) || KeepingRules.Keeps(standing, at) ? null : Problem.Refused<ForumText>("AnnouncedByStaff") with { Field = "kind" });

    /// <summary>The forum's staff, who look after questions and decide about ideas: agents and moderators.</summary>
    public static bool IsStaff(Standing standing) => standing.IsAgent || standing.IsModerator;

    /// <summary>Why this person may not accept an answer, or null: who asked may, and staff.</summary>
    public static Problem? MayNotAccept(Standing standing, TopicKind kind, long askerId) =>
        standing.MayNotWrite
        ?? (kind != TopicKind.Question ? Problem.Refused<ForumText>("NotAQuestion")
            : standing.AccountId == askerId || standing.IsStaff ? null
            : Problem.NotAllowed);

    /// <summary>What others see, and at the places that somebody moderates everything.</summary>
    private static IQueryable<Topic> SeenWith(this IQueryable<Topic> topics, Standing standing)
    {
        var (groups, categories, clubs) = (standing.Groups, standing.Places.Categories, standing.Places.Clubs);
        return topics.Where(t => t.MergedIntoId == null
            && ((!t.Hidden && (t.Public || groups.Contains(t.GroupId!.Value))) || (t.GroupId == null ? categories.Contains(t.CategoryId) : clubs.Contains(t.GroupId.Value))));
    }
}
