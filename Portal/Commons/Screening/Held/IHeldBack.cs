using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>A kind of thing that can wait for a moderator. The room that owns it plugs in; all of it inside a deed.</summary>
public interface IHeldBack
{
    /// <summary>The first word of its subjects: <c>post</c>.</summary>
    string Kind { get; }

    /// <summary>Shows it to others. What they have not seen before is told of as if it had been written now. One that was deleted meanwhile stays so.</summary>
    Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct);

    /// <summary>Takes what stands from view until a moderator has looked at it; null where it does not stand.</summary>
    Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct);
}

/// <summary>What can be held that somebody wrote somewhere: its writer sees it there, and can take it back.</summary>
public interface IHeldWriting : IHeldBack
{
    /// <summary>What somebody wrote in one topic, room and so on that is hidden, by its ids: none where it stands in no such thing.</summary>
    IQueryable<long> In(PortalDb db, long placeId, long authorId) => db.Set<ScreenedCase>().Where(_ => false).Select(c => c.CaseId);

    /// <summary>Deletes one that waits, as its writer takes it back.</summary>
    Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct);
}

/// <summary>What somebody wrote, as moderators look at it.</summary>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Title">The title of its place.</param>
/// <param name="Html">The text, as safe HTML.</param>
/// <param name="Place">Whose moderators it concerns, as <c>category:3</c> or <c>club:7</c>; null for none in particular.</param>
public sealed record HeldText(long AuthorId, string Title, string Html, string? Place = null);
