using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Features.Forum;
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
}
