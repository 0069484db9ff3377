using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Forum;

/// <summary>Reminds of bookmarks when their time has come.</summary>
internal sealed class BookmarkReminders(Database database, TimeProvider time) : DueJob(database, time)
{
    public override string Name => "bookmark-reminders";

    public override TimeSpan Every => TimeSpan.FromSeconds(20);

    protected override async Task<int> Do(PortalDb db, DateTime now, CancellationToken ct)
    {
        var due = await (
            from b in db.Set<Bookmark>().AsTracking()
            join p in db.Set<Post>() on b.PostId equals p.Id
            where b.RemindAt <= now
            orderby b.RemindAt
            select new { Bookmark = b, p.TopicId, p.Number }).Take(AtOnce).ToListAsync(ct);
        await ForgetEarlier(db, [.. due.Select(one => (one.Bookmark.AccountId, one.Bookmark.PostId))], ct);
        foreach (var one in due)
        {
            (one.Bookmark.RemindAt, one.Bookmark.RemindedAt) = (null, now);
            db.Tell(new BookmarkDue(one.Bookmark.AccountId, one.TopicId, one.Bookmark.PostId, one.Number));
        }

        return due.Count;
    }

    /// <summary>Who is reminded of a post once more is told of it anew: one notification stands for each member and post.</summary>
    private static async Task ForgetEarlier(PortalDb db, HashSet<(long AccountId, long PostId)> due, CancellationToken ct)
    {
        var (accounts, posts) = (due.Select(d => d.AccountId).ToHashSet(), due.Select(d => d.PostId).ToHashSet());
        var told = await db.Set<Notification>().Where(n => accounts.Contains(n.AccountId) && posts.Contains(n.SubjectId) && n.Kind == NotificationKind.Reminder)
            .Select(n => new { n.Id, n.AccountId, n.SubjectId }).ToListAsync(ct);
        var earlier = told.Where(n => due.Contains((n.AccountId, n.SubjectId))).Select(n => n.Id).ToList();
        await db.Set<Notification>().Where(n => earlier.Contains(n.Id)).ExecuteDeleteAsync(ct);
    }
}
