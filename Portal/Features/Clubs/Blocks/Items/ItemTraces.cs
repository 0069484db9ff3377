using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Clubs;

/// <summary>Takes away the articles, downloads and photos of who leaves a club, and what they said of downloads.</summary>
internal sealed class ItemTraces : IGroupTrace
{
    public async Task<TakenAway> TakeAway(PortalDb db, TraceOrder order, CancellationToken ct)
    {
        var (me, club, after) = (order.Me, order.GroupId, order.After);
        await db.Lock<Club>(club, ct); // nothing is put up in it meanwhile
        var own = db.Set<ClubItem>().Where(i => i.AuthorId == me && i.ClubId == club && i.DeletedAt == null);
        var ids = await own.Where(i => i.Id > after).OrderBy(i => i.Id).Take(order.Most).Select(i => i.Id).ToListAsync(ct);
        await db.Lock<ClubItem>(ids, ct);
        var items = await own.AsTracking().Where(i => ids.Contains(i.Id)).OrderBy(i => i.Id).ToListAsync(ct);
        var gone = items.FindAll(i => ClubItemRules.MayNotRemove(order.Standing, ClubRights.None, i, order.Standing.Roles) is null);
        await db.LetGoOfFiles(ClubItem.Word, [.. gone.Select(i => i.Id)], me, ct);
        foreach (var it in gone)
        {
            (it.Title, it.Body, it.Html, it.Alt, it.FileId, it.DeletedAt, it.DeletedById) = ("", "", "", "", null, order.Now, me); // for good: nobody puts it back under their name
            if (!it.Hidden)
            {
                db.Tell(new ClubItemHidden(it.Id, club));
            }
        }

        return ids.Count == 0 ? TakenAway.Nothing : new(gone.Count, items.Count - gone.Count, ids[^1]);
    }
}
