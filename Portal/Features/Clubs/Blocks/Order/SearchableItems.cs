using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>Articles, downloads and photos of clubs as search needs them; what was said of a download is for its hosts alone, and in no search.</summary>
internal sealed class SearchableItems(MarkdownRenderer markup) : ISearchable
{
    public string Kind => ClubItem.Word;

    public Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct) =>
        Task.FromResult<IReadOnlyCollection<long>>([.. news.OfType<ClubItemNews>().Select(n => n.ItemId).Distinct()]);

    public async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct) =>
        [.. (await Found(db, ids).ToListAsync(ct)).Select(i => new SearchableText(i.Id, Kind, i.Title, Words(i.Html, i.Alt), i.CreatedAt) { Marks = [SearchOperators.AuthorMark(i.AuthorId)] })];

    public async Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct) =>
        await db.Set<ClubItem>().Where(i => i.Id > after).OrderBy(i => i.Id).Take(size).Select(i => i.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<long>> Seen(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct) =>
        await Found(db, ids).SeenBy(db, standing).Select(i => i.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from i in Found(db, ids).SeenBy(db, standing)
            join c in db.Set<Club>() on i.ClubId equals c.Id
            join a in db.Set<Account>() on i.AuthorId equals a.Id
            select new { Item = i, c.Slug, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new SearchHit(
            Kind, r.Item.Id, ItemEntry.AddressOf(r.Slug, r.Item.Kind, r.Item.Id, r.Item.Title), r.Item.Title, Excerpt.Around(Words(r.Item.Html, r.Item.Alt), query), r.Author, r.Item.CreatedAt));
    }

    private static IQueryable<ClubItem> Found(PortalDb db, IReadOnlyList<long> ids) => db.Set<ClubItem>().Listed().Where(i => ids.Contains(i.Id) && i.Kind != ClubItemKind.Feedback);

    private string Words(string html, string alt) => $"{markup.PlainText(SafeHtml.FromStored(html))}\n{alt}";
}
