using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Reactions;

namespace Portal.Features.Forum;

/// <summary>The reader of a page of posts.</summary>
/// <param name="Standing">Their standing when the page was read.</param>
/// <param name="Given">The reactions they gave, and the bookmarks they set under the name <see cref="Bookmarks.Mark"/>.</param>
public sealed record PostViewer(Standing Standing, IReadOnlySet<(long PostId, string Name)> Given)
{
    /// <summary>A visitor.</summary>
    public static PostViewer Nobody { get; } = new(Standing.Visitor, new HashSet<(long, string)>());

    /// <summary>When they may reply again where the topic is slow and they wrote just now, else null.</summary>
    public DateTime? NextReplyAt { get; init; }

    /// <summary>What they may do with a post: asked of the same rules that the deeds ask.</summary>
    public PostRights On(TopicHead topic, PostView post) => !Standing.IsMember ? PostRights.None : On(topic, post, new(post.Author.Id, post.Author.Roles));

    private PostRights On(TopicHead topic, PostView post, PostAuthor author) => new(
        Standing.AccountId == post.Author.Id,
        KeepingRules.MayNotTouch(Standing, topic.Board, topic.State.IsArchived) is null,
        post is { Number: > 1, Hidden: false, Deleted: false } && KeepingRules.MayNotTouch(Standing, topic.Board, topic.State.IsArchived) is null && ForumRules.MayNotAccept(Standing, topic.Kind, topic.AuthorId) is null,
        KeepingRules.MayNotEdit(Standing, author, post.Hidden, post.Deleted, post.Wiki, topic.Board, topic.State.IsArchived) is null,
        post is { Hidden: false, Deleted: false } && Standing.MayNotWrite is null && Standing.AccountId != post.Author.Id,
        Given.Count == 0 ? "" : string.Join(' ', Names.Where(name => Given.Contains((post.Id, name)))))
    {
        Reply = KeepingRules.MayNotReply(Standing, topic.Board, topic.State.IsClosed, topic.State.IsArchived) is null,
        Delete = Standing.AccountId == author.Id && KeepingRules.MayNotEdit(Standing, author, post.Hidden, post.Deleted, wiki: false, topic.Board, topic.State.IsArchived) is null,
        Hide = !post.Deleted && ModerationRules.MayNotDecide(Standing, topic.Board.Place, post.Author) is null,
        Rescue = (ModerationRules.MayNotModerate(Standing, topic.Board.Place) ?? ForumRules.IsAbove(Standing, topic.Board, author)) is null,
        AddPoll = post.Number == 1 && !topic.HasPoll && PollRules.MayNotManage(Standing, topic.Board, topic.Author, topic.State.IsArchived) is null,
        MakeWiki = KeepingRules.MayNotMakeWiki(Standing, author, post.Hidden, post.Deleted, topic.Board, topic.State.IsArchived) is null,
    };

    private static readonly string[] Names = [.. ReactionFaces.Names, Bookmarks.Mark];
}
