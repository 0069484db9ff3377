using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>Articles, downloads and photos of clubs as search needs them; what was said of a download is for its hosts alone, and in no search.</summary>
internal sealed class SearchableItems(MarkdownRenderer markup) : SearchableRows(markup)
{
    public override string Kind => ClubItem.Word;

    public override async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct) =>
        [.. (await Found(db, ids).ToListAsync(ct)).Select(i => new SearchableText(i.Id, Kind, i.Title, TextOf(i.Html, i.Alt), i.CreatedAt) { Marks = [SearchOperators.AuthorMark(i.AuthorId)] })];

    public override async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from i in Found(db, ids).SeenBy(db, standing)
            join c in db.Set<Club>() on i.ClubId equals c.Id
            join a in db.Set<Account>() on i.AuthorId equals a.Id
            select new { Item = i, c.Slug, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new SearchHit(
            Kind, r.Item.Id, ItemEntry.AddressOf(r.Slug, r.Item.Kind, r.Item.Id, r.Item.Title), r.Item.Title, Excerpt.Around(TextOf(r.Item.Html, r.Item.Alt), query), r.Author, r.Item.CreatedAt));
    }

    protected override long? TouchedBy(News news) => (news as ClubItemNews)?.ItemId;

    protected override IQueryable<long> All(PortalDb db) => db.Set<ClubItem>().Select(i => i.Id);

    protected override IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids) => Found(db, ids).SeenBy(db, standing).Select(i => i.Id);

    private static IQueryable<ClubItem> Found(PortalDb db, IReadOnlyList<long> ids) => db.Set<ClubItem>().Listed().Where(i => ids.Contains(i.Id) && i.Kind != ClubItemKind.Feedback);

    private string TextOf(string html, string alt) => $"{Words(html)}\n{alt}";
}
