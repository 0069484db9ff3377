using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>News of clubs as search needs them; those of a hidden club are found by its members alone.</summary>
internal sealed class SearchableNews(MarkdownRenderer markup) : SearchableRows(markup)
{
    public override string Kind => NewsItem.Kind;

    public override async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<NewsItem>().Published().Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, n.Title, n.Html, n.AuthorId, At = n.PublishedAt!.Value }).ToListAsync(ct);
        return rows.ConvertAll(n => new SearchableText(n.Id, Kind, n.Title, Words(n.Html), n.At) { Marks = [SearchOperators.AuthorMark(n.AuthorId)] });
    }

    public override async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from n in Readable(db, standing, ids)
            join c in db.Set<Club>() on n.ClubId equals c.Id
            join a in db.Set<Account>() on n.AuthorId equals a.Id
            select new { n.Id, n.Title, n.Html, At = n.PublishedAt!.Value, c.Slug, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(n => new SearchHit(Kind, n.Id, NewsItem.AddressOf(n.Slug, n.Id), n.Title, Excerpt.Around(Words(n.Html), query), n.Author, n.At));
    }

    protected override long? TouchedBy(News news) => (news as NewsItemNews)?.NewsId;

    protected override IQueryable<long> All(PortalDb db) => db.Set<NewsItem>().Select(n => n.Id);

    protected override IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids) => Readable(db, standing, ids).Select(n => n.Id);

    private static IQueryable<NewsItem> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids) =>
        db.Set<NewsItem>().SeenBy(db, standing).Published().Where(n => ids.Contains(n.Id));
}
