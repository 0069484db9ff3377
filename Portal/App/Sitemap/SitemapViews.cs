using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Play;
using Portal.Platform.Data;

namespace Portal.App.Sitemap;

/// <summary>What the sitemap reads: what visitors may see. Topics stand in parts by their ids, so that a part is read by one step through the table.</summary>
internal sealed class SitemapViews(Database database)
{
    /// <summary>How many ids a part of the topics spans.</summary>
    public const int PartSize = 10_000;

    private const int MostPlaces = 5_000;

    /// <summary>How many parts the topics have.</summary>
    public Task<int> Parts(CancellationToken ct) =>
        database.Read(async db => (int)(((await db.Set<Topic>().SeenBy(Standing.Visitor).MaxAsync(t => (long?)t.Id, ct) ?? 0) + PartSize - 1) / PartSize));

    /// <summary>The topics of a part, from 1.</summary>
    public Task<List<SiteAddress>> Topics(int part, CancellationToken ct) => database.Read(async db =>
    {
        var from = (long)(part - 1) * PartSize;
        var rows = await db.Set<Topic>().SeenBy(Standing.Visitor).Where(t => t.Id > from && t.Id <= from + PartSize).OrderBy(t => t.Id)
            .Select(t => new { t.Id, t.Slug, t.LastPostAt }).ToListAsync(ct);
        return rows.ConvertAll(t => new SiteAddress($"/t/{t.Id}/{t.Slug}", t.LastPostAt));
    });

    /// <summary>The pages that are always there, the categories, and the clubs and the newest events that everyone may read.</summary>
    public Task<List<SiteAddress>> Places(CancellationToken ct) => database.Read(async db =>
    {
        var categories = await db.Set<Category>().SeenBy(Standing.Visitor).OrderBy(c => c.Id).Take(MostPlaces)
            .Select(c => new { c.Slug, Changed = db.Set<Topic>().Where(t => t.CategoryId == c.Id && !t.Hidden).Max(t => (DateTime?)t.LastPostAt) }).ToListAsync(ct);
        var clubs = await (
            from c in db.Set<Club>()
            join g in db.Set<Group>() on c.Id equals g.Id
            where g.Visibility == Visibility.Open
            orderby c.Id
            select c.Slug).Take(MostPlaces).ToListAsync(ct);
        var events = await db.Set<Event>().SeenBy(db, Standing.Visitor).OrderByDescending(e => e.Id).Take(MostPlaces).Select(e => new { e.Id, Changed = e.EditedAt ?? e.CreatedAt }).ToListAsync(ct);
        return (List<SiteAddress>)
        [
            new("/"), new("/forum"), new("/latest"), new("/clubs"), new("/talk"), new("/events"),
            .. categories.Select(c => new SiteAddress($"/c/{c.Slug}", c.Changed)),
            .. clubs.Select(slug => new SiteAddress($"/clubs/{slug}")),
            .. events.Select(e => new SiteAddress(Event.AddressOf(e.Id), e.Changed)),
        ];
    });

    /// <summary>The clubs that <see cref="Places"/> has, by their ids, in order.</summary>
    public Task<List<long>> OpenClubs(CancellationToken ct) =>
        database.Read(db => db.Set<Club>().Where(c => db.Set<Group>().Any(g => g.Id == c.Id && g.Visibility == Visibility.Open)).OrderBy(c => c.Id).Select(c => c.Id).Take(MostPlaces).ToListAsync(ct));

    /// <summary>The newest news, articles and games of the clubs that everyone may read, up to one of them.</summary>
    public Task<List<SiteAddress>> InClubs(long last, CancellationToken ct) => database.Read(async db =>
    {
        var news = await (
            from n in db.Set<NewsItem>().SeenBy(db, Standing.Visitor).Published()
            join c in db.Set<Club>() on n.ClubId equals c.Id
            where c.Id <= last
            orderby n.Id descending
            select new { n.Id, c.Slug, Changed = n.EditedAt ?? n.PublishedAt }).Take(MostPlaces).ToListAsync(ct);
        var articles = await (
            from i in db.Set<ClubItem>().SeenBy(db, Standing.Visitor).Listed()
            join c in db.Set<Club>() on i.ClubId equals c.Id
            where c.Id <= last && ClubItemKinds.Articles.Contains(i.Kind)
            orderby i.Id descending
            select new { i.Id, i.Kind, i.Title, c.Slug, Changed = i.EditedAt ?? i.CreatedAt }).Take(MostPlaces).ToListAsync(ct);
        var games = await db.Set<Game>().SeenBy(db, Standing.Visitor).Where(g => g.GroupId <= last).OrderByDescending(g => g.Id).Take(MostPlaces).Select(g => new { g.Id, g.CreatedAt }).ToListAsync(ct);
        return (List<SiteAddress>)
        [
            .. news.Select(n => new SiteAddress(NewsItem.AddressOf(n.Slug, n.Id), n.Changed)),
            .. articles.Select(i => new SiteAddress(ItemEntry.AddressOf(i.Slug, i.Kind, i.Id, i.Title), i.Changed)),
            .. games.Select(g => new SiteAddress(Game.AddressOf(g.Id), g.CreatedAt)),
        ];
    });
}
