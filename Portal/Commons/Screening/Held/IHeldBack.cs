using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>A kind of thing that can wait for a moderator. The room that owns it plugs in; all of it inside a deed.</summary>
public interface IHeldBack
{
    /// <summary>The first word of its subjects: <c>post</c>.</summary>
    string Kind { get; }

    /// <summary>Shows it to others, and tells of it as if it had been written now: what was held was told to nobody. One that was deleted meanwhile stays so.</summary>
    Task<Problem?> Publish(PortalDb db, long id, CancellationToken ct);

    /// <summary>Takes what stands from view until a moderator has looked at it; null where it does not stand.</summary>
    Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct);
}

/// <summary>What somebody wrote, as moderators look at it.</summary>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Title">The title of its place.</param>
/// <param name="Html">The text, as safe HTML.</param>
public sealed record HeldText(long AuthorId, string Title, string Html);
