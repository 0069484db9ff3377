using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>News of clubs as search needs them; of a hidden club it finds none, for its members neither.</summary>
internal sealed class SearchableNews(MarkdownRenderer markup) : ISearchable
{
    public string Kind => NewsItem.Kind;

    public Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct) =>
        Task.FromResult<IReadOnlyCollection<long>>([.. news.OfType<NewsItemNews>().Select(n => n.NewsId).Distinct()]);

    public async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<NewsItem>().Published().Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, n.Title, n.Html, n.AuthorId, At = n.PublishedAt!.Value }).ToListAsync(ct);
        return rows.ConvertAll(n => new SearchableText(n.Id, Kind, n.Title, markup.PlainText(SafeHtml.FromStored(n.Html)), n.At) { Marks = [SearchOperators.AuthorMark(n.AuthorId)] });
    }

    public async Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct) =>
        await db.Set<NewsItem>().Where(n => n.Id > after).OrderBy(n => n.Id).Take(size).Select(n => n.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<long>> Seen(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct) =>
        await Readable(db, standing, ids).Select(n => n.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from n in Readable(db, standing, ids)
            join c in db.Set<Club>() on n.ClubId equals c.Id
            join a in db.Set<Account>() on n.AuthorId equals a.Id
            select new { n.Id, n.Title, n.Html, At = n.PublishedAt!.Value, c.Slug, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(n => new SearchHit(Kind, n.Id, NewsItem.AddressOf(n.Slug, n.Id), n.Title, Excerpt.Around(markup.PlainText(SafeHtml.FromStored(n.Html)), query), n.Author, n.At));
    }

    private static IQueryable<NewsItem> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids) =>
        db.Set<NewsItem>().SeenBy(db, standing).Published().Where(n => ids.Contains(n.Id) && db.Set<Group>().Any(g => g.Id == n.ClubId && g.Visibility != Visibility.Hidden));
}
