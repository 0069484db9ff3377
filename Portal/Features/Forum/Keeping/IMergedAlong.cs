using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Something that belongs to topics, such as votes, and goes along when one is merged into another. Called inside the deed's transaction, with both topics locked and the posts moved.</summary>
public interface IMergedAlong
{
    /// <summary>Why a topic cannot be merged into another one, by the rules of what goes along; null where it can. Asked before anything is moved.</summary>
    Problem? MayNot(Topic from, Topic into);

    /// <summary>A topic was merged into another one.</summary>
    Task Merged(PortalDb db, Topic from, Topic into, CancellationToken ct);

    /// <summary>That was undone.</summary>
    Task Unmerged(PortalDb db, Topic from, Topic into, CancellationToken ct);
}
