using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Forum;

/// <summary>Reminds of bookmarks when their time has come. The reminder is taken away in the transaction that tells it: a portal that is killed neither loses nor doubles one.</summary>
internal sealed class BookmarkReminders(Database database, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    public string Name => "bookmark-reminders";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task Run(CancellationToken ct)
    {
        while (await Some(ct) == AtOnce)
        {
            // There may be more.
        }
    }

    private async Task<int> Some(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var result = await database.Write<int>(
            async db =>
            {
                var due = await (
                    from b in db.Set<Bookmark>().AsTracking()
                    join p in db.Set<Post>() on b.PostId equals p.Id
                    where b.RemindAt <= now
                    orderby b.RemindAt
                    select new { Bookmark = b, p.TopicId, p.Number }).Take(AtOnce).ToListAsync(ct);
                foreach (var one in due)
                {
                    (one.Bookmark.RemindAt, one.Bookmark.RemindedAt) = (null, now);
                    db.Tell(new BookmarkDue(one.Bookmark.AccountId, one.TopicId, one.Bookmark.PostId, one.Number));
                }

                return due.Count;
            },
            ct);
        return result.Value;
    }
}
