using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Something that belongs to topics, such as votes, and goes along when one is merged into another. Called inside the deed's transaction, with both topics locked and the posts moved.</summary>
public interface IMergedAlong
{
    /// <summary>A topic was merged into another one.</summary>
    Task Merged(PortalDb db, Topic from, Topic into, CancellationToken ct);

    /// <summary>That was undone.</summary>
    Task Unmerged(PortalDb db, Topic from, Topic into, CancellationToken ct);
}
