using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Clubs;

/// <summary>Publishes news whose time has come, each once; those of a club that waits for a moderator wait with it. What somebody wrote who may not write news there any more, or whose club was closed, becomes a draft: who runs the club is told, and decides.</summary>
internal sealed class NewsPublisher(Database database, TimeProvider time) : DueJob(database, time)
{
    public override string Name => "club-news";

    public override TimeSpan Every => TimeSpan.FromSeconds(20);

    protected override async Task<int> Do(PortalDb db, DateTime now, CancellationToken ct)
    {
        var due = db.Set<NewsItem>().Where(n => n.PublishedAt == null && n.PublishAt <= now && n.WithdrawnAt == null && !db.Set<Club>().Any(c => c.Id == n.ClubId && c.OpensAs != null));
        var ids = await due.OrderBy(n => n.PublishAt).ThenBy(n => n.Id).Take(AtOnce).Select(n => n.Id).ToListAsync(ct);
        await db.Lock<NewsItem>(ids, ct);
        var items = await due.AsTracking().Where(n => ids.Contains(n.Id)).OrderBy(n => n.PublishAt).ThenBy(n => n.Id).ToListAsync(ct);
        var undone = new List<ClubNotice>();
        foreach (var by in items.GroupBy(n => n.AuthorId))
        {
            var standing = await Standing.Of(db, Actor.Member(by.Key), now, ct); // once for each author
            foreach (var item in by)
            {
                if (standing.MayNotWriteIn(item.ClubId) is null && (standing.IsAdmin || standing.IsHostOf(item.ClubId)))
                {
                    NewsItems.Publish(db, item, now);
                }
                else
                {
                    item.PublishAt = null;
                    undone.Add(new ClubNotice { ClubId = item.ClubId, Kind = ClubNoticeKind.Unpublished, Text = item.Title, At = now });
                }
            }
        }

        await db.Notify(undone, ct);
        return ids.Count;
    }
}
