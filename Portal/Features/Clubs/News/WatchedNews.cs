using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>News of clubs in the moderators' watch, once they can be read.</summary>
internal sealed class WatchedNews : IWatched
{
    public string Kind => NewsItem.Kind;

    public WatchKind As => WatchKind.ClubNews;

    public Heard? Hear(News news) => news switch
    {
        ClubNewsPublished published => new HeardWords(published.NewsId, Changed: false),
        ClubNewsChanged changed => new HeardWords(changed.NewsId, Changed: true, changed.ById),
        ClubNewsWithdrawn withdrawn => new HeardSight(withdrawn.NewsId),
        ClubNewsHidden hidden => new HeardSight(hidden.NewsId),
        ClubNewsRestored restored => new HeardSight(restored.NewsId),
        _ => null,
    };

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct) =>
        [.. (await db.Set<NewsItem>().Where(n => ids.Contains(n.Id)).ToListAsync(ct)).Select(n => new WatchedText(n.Id, n.AuthorId, new(Kind, n.Id), n.Place, n.Title, n.Html))];

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (
            from n in db.Set<NewsItem>().SeenBy(db, standing)
            join c in db.Set<Club>() on n.ClubId equals c.Id
            join a in db.Set<Account>() on n.AuthorId equals a.Id
            where ids.Contains(n.Id)
            select new { Item = n, c.Slug, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return [.. rows.Where(r => standing.Moderates(r.Item.Place)).Select(r => new WatchedItem(
            new(Kind, r.Item.Id), r.Author, "", r.Item.Title, NewsItem.AddressOf(r.Slug, r.Item.Id), SafeHtml.FromStored(r.Item.Html), r.Item.PublishedAt ?? r.Item.CreatedAt, r.Item.Hidden, Deleted: r.Item.WithdrawnAt is not null)
        {
            Acts = WatchActs.Decide,
        })];
    }
}
