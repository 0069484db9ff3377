using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>What one reader may do with the posts of a page: asked of the same rules that the deeds ask.</summary>
/// <param name="Standing">The reader's standing when the page was read.</param>
/// <param name="Given">The reactions they gave.</param>
public sealed record PostViewer(Standing Standing, IReadOnlySet<(long PostId, string Name)> Given)
{
    /// <summary>A visitor.</summary>
    public static PostViewer Nobody { get; } = new(Standing.Visitor, new HashSet<(long, string)>());

    /// <summary>May answer in the topic.</summary>
    public bool CanReply(TopicHead topic) => ForumRules.MayNotWrite(Standing, topic.GroupId) is null;

    /// <summary>May edit or delete the post.</summary>
    public bool CanEdit(PostView post) => ForumRules.MayNotEdit(Standing, post.Author.Id, post.Hidden, post.Deleted) is null;

    /// <summary>May accept the post as the answer, or take that back.</summary>
    public bool CanAccept(TopicHead topic, PostView post) =>
        post is { Number: > 1, Hidden: false, Deleted: false } && ForumRules.MayNotAccept(Standing, topic.Kind, topic.AuthorId) is null;

    /// <summary>May report the post to the moderators.</summary>
    public bool CanFlag(PostView post) => Standing.IsMember && Standing.MayNotWrite is null && Standing.AccountId != post.Author.Id;
}
