using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The time has come at which somebody wanted to be reminded of a post that they bookmarked. Whatever they follow or muted: they asked for it.</summary>
/// <param name="accountId">Who.</param>
internal sealed class ReminderTiding(long accountId) : ForumTiding
{
    public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) =>
        await Seeing(db, db.Set<Account>().Where(a => a.Id == accountId)).AnyAsync(ct) ? [new(accountId, NotificationKind.Reminder)] : [];
}
