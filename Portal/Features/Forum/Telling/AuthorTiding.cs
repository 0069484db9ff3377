using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Something was done with a post that concerns its author alone: it was accepted, or somebody reacted to it.</summary>
/// <param name="kind">Which of them.</param>
internal sealed class AuthorTiding(NotificationKind kind) : ForumTiding
{
    protected override bool OnlyUnread => false;

    public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) =>
        await Hearing(db, db.Set<Account>().Where(a => a.Id == Post.AuthorId)).AnyAsync(ct) ? [new(Post.AuthorId, kind)] : [];
}
