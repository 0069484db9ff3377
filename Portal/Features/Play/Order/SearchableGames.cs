using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Play;

/// <summary>Games as search needs them: with their prizes and questions.</summary>
internal sealed class SearchableGames(MarkdownRenderer markup) : ISearchable
{
    public string Kind => Game.Kind;

    public Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct) =>
        Task.FromResult<IReadOnlyCollection<long>>([.. news.OfType<GameNews>().Select(n => n.GameId).Distinct()]);

    public async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<Game>().Where(g => ids.Contains(g.Id) && !g.Hidden).Select(g => new { g.Id, g.Title, g.Html, g.Lines, g.AuthorId, g.CreatedAt }).ToListAsync(ct);
        return rows.ConvertAll(g => new SearchableText(g.Id, Kind, g.Title, TextOf(g.Html, g.Lines), g.CreatedAt) { Marks = [SearchOperators.AuthorMark(g.AuthorId)] });
    }

    public async Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct) =>
        await db.Set<Game>().Where(g => g.Id > after).OrderBy(g => g.Id).Take(size).Select(g => g.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<long>> Seen(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct) =>
        await Readable(db, standing, ids).Select(g => g.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from g in Readable(db, standing, ids)
            join a in db.Set<Account>() on g.AuthorId equals a.Id
            select new { g.Id, g.Title, g.Html, g.Lines, g.CreatedAt, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(g => new SearchHit(Kind, g.Id, Game.AddressOf(g.Id), g.Title, Excerpt.Around(TextOf(g.Html, g.Lines), query), g.Author, g.CreatedAt));
    }

    private static IQueryable<Game> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids) => db.Set<Game>().SeenBy(db, standing).Where(g => ids.Contains(g.Id) && !g.Hidden);

    private string TextOf(string html, string lines) => $"{markup.PlainText(SafeHtml.FromStored(html))}\n{lines}";
}

/// <summary>Entries of contests as search needs them.</summary>
internal sealed class SearchableEntries(MarkdownRenderer markup) : ISearchable
{
    public string Kind => ContestEntry.Kind;

    public Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct) =>
        Task.FromResult<IReadOnlyCollection<long>>([.. news.OfType<EntryNews>().Select(n => n.EntryId).Distinct()]);

    public async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<ContestEntry>().Where(e => ids.Contains(e.Id) && !e.Hidden && e.WithdrawnAt == null).Select(e => new { e.Id, e.Html, e.AuthorId, e.CreatedAt }).ToListAsync(ct);
        return rows.ConvertAll(e => new SearchableText(e.Id, Kind, "", markup.PlainText(SafeHtml.FromStored(e.Html)), e.CreatedAt) { Marks = [SearchOperators.AuthorMark(e.AuthorId)] });
    }

    public async Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct) =>
        await db.Set<ContestEntry>().Where(e => e.Id > after).OrderBy(e => e.Id).Take(size).Select(e => e.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<long>> Seen(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct) =>
        await Readable(db, standing, ids).Select(e => e.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from e in Readable(db, standing, ids)
            join g in db.Set<Game>() on e.GameId equals g.Id
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            select new { e.Id, e.GameId, e.Number, g.Title, e.Html, e.CreatedAt, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(e => new SearchHit(Kind, e.Id, ContestEntry.AddressOf(e.GameId, e.Number), e.Title, Excerpt.Around(markup.PlainText(SafeHtml.FromStored(e.Html)), query), e.Author, e.CreatedAt));
    }

    private static IQueryable<ContestEntry> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids) => db.Set<ContestEntry>().SeenBy(db, standing).Where(e => ids.Contains(e.Id) && !e.Hidden && e.WithdrawnAt == null);
}
