using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Events;

/// <summary>Events as search needs them.</summary>
internal sealed class SearchableEvents(MarkdownRenderer markup) : SearchableRows(markup)
{
    public override string Kind => Event.Kind;

    public override async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<Event>().Where(e => ids.Contains(e.Id) && !e.Hidden).Select(e => new { e.Id, e.Title, e.Html, e.Place, e.AuthorId, e.CreatedAt }).ToListAsync(ct);
        return rows.ConvertAll(e => new SearchableText(e.Id, Kind, e.Title, $"{Words(e.Html)}\n{e.Place}", e.CreatedAt) { Marks = [SearchOperators.AuthorMark(e.AuthorId)] });
    }

    public override async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from e in Readable(db, standing, ids)
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            select new { e.Id, e.Title, e.Html, e.Place, e.CreatedAt, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(e => new SearchHit(Kind, e.Id, Event.AddressOf(e.Id), e.Title, Excerpt.Around($"{Words(e.Html)}\n{e.Place}", query), e.Author, e.CreatedAt));
    }

    protected override long? TouchedBy(News news) => (news as EventNews)?.EventId;

    protected override IQueryable<long> All(PortalDb db) => db.Set<Event>().Select(e => e.Id);

    protected override IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids) => Readable(db, standing, ids).Select(e => e.Id);

    private static IQueryable<Event> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids) => db.Set<Event>().SeenBy(db, standing).Where(e => ids.Contains(e.Id) && !e.Hidden);
}
