using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Articles, downloads, photos and feedback in the moderators' watch, those of hidden clubs too.</summary>
internal sealed class WatchedItems : IWatched
{
    public string Kind => ClubItem.Word;

    public WatchKind As => WatchKind.Club;

    public Heard? Hear(News news) => news switch
    {
        ClubItemAdded added => new HeardWords(added.ItemId, Changed: false),
        ClubItemChanged changed => new HeardWords(changed.ItemId, Changed: true, changed.ById),
        ClubItemHidden hidden => new HeardSight(hidden.ItemId),
        ClubItemRestored restored => new HeardSight(restored.ItemId),
        _ => null,
    };

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct) =>
        [.. (await db.Set<ClubItem>().Where(i => ids.Contains(i.Id)).ToListAsync(ct)).Select(i => new WatchedText(i.Id, i.AuthorId, new(Kind, i.Id), i.Home(), i.Title, ItemWords.Html(i)))];

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (
            from i in db.Set<ClubItem>().SeenBy(db, standing)
            join c in db.Set<Club>() on i.ClubId equals c.Id
            join a in db.Set<Account>() on i.AuthorId equals a.Id
            where ids.Contains(i.Id)
            select new { Item = i, c.Slug, c.Name, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return [.. rows.Where(r => standing.Moderates(r.Item.Home())).Select(r => new WatchedItem(
            new(Kind, r.Item.Id), r.Author, r.Name, r.Item.Title, ItemEntry.AddressOf(r.Slug, r.Item.Kind, r.Item.ParentId ?? r.Item.Id, r.Item.Title),
            SafeHtml.FromStored(ItemWords.Html(r.Item)), r.Item.CreatedAt, r.Item.Hidden, r.Item.DeletedAt is not null)
        {
            Acts = WatchActs.Decide,
        })];
    }
}
