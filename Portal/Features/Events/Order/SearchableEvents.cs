using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Events;

/// <summary>Events as search needs them.</summary>
internal sealed class SearchableEvents(MarkdownRenderer markup) : ISearchable
{
    public string Kind => Event.Kind;

    public Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct) =>
        Task.FromResult<IReadOnlyCollection<long>>([.. news.OfType<EventNews>().Select(n => n.EventId).Distinct()]);

    public async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<Event>().Where(e => ids.Contains(e.Id) && !e.Hidden).Select(e => new { e.Id, e.Title, e.Html, e.Place, e.AuthorId, e.CreatedAt }).ToListAsync(ct);
        return rows.ConvertAll(e => new SearchableText(e.Id, Kind, e.Title, $"{markup.PlainText(SafeHtml.FromStored(e.Html))}\n{e.Place}", e.CreatedAt) { Marks = [SearchOperators.AuthorMark(e.AuthorId)] });
    }

    public async Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct) =>
        await db.Set<Event>().Where(e => e.Id > after).OrderBy(e => e.Id).Take(size).Select(e => e.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<long>> Seen(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct) =>
        await Readable(db, standing, ids).Select(e => e.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from e in Readable(db, standing, ids)
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            select new { e.Id, e.Title, e.Html, e.Place, e.CreatedAt, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(e => new SearchHit(Kind, e.Id, Event.AddressOf(e.Id), e.Title, Excerpt.Around($"{markup.PlainText(SafeHtml.FromStored(e.Html))}\n{e.Place}", query), e.Author, e.CreatedAt));
    }

    private static IQueryable<Event> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids) => db.Set<Event>().SeenBy(db, standing).Where(e => ids.Contains(e.Id) && !e.Hidden);
}
