using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>The reader of a page of posts.</summary>
/// <param name="Standing">Their standing when the page was read.</param>
/// <param name="Given">The reactions they gave, and the bookmarks they set under the name <see cref="Bookmarks.Mark"/>.</param>
public sealed record PostViewer(Standing Standing, IReadOnlySet<(long PostId, string Name)> Given)
{
    /// <summary>A visitor.</summary>
    public static PostViewer Nobody { get; } = new(Standing.Visitor, new HashSet<(long, string)>());

    /// <summary>What they may do with a post: asked of the same rules that the deeds ask.</summary>
    public PostRights On(TopicHead topic, PostView post) => !Standing.IsMember ? PostRights.None : new(
        Standing.AccountId == post.Author.Id,
        ForumRules.MayNotWrite(Standing, topic.GroupId) is null,
        post is { Number: > 1, Hidden: false, Deleted: false } && ForumRules.MayNotAccept(Standing, topic.Kind, topic.AuthorId) is null,
        ForumRules.MayNotEdit(Standing, post.Author.Id, post.Hidden, post.Deleted) is null,
        post is { Hidden: false, Deleted: false } && Standing.MayNotWrite is null && Standing.AccountId != post.Author.Id,
        Given.Count == 0 ? "" : string.Join(' ', Names.Where(name => Given.Contains((post.Id, name)))));

    private static readonly string[] Names = [.. Reaction.Names, Bookmarks.Mark];
}
