using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Play;

/// <summary>Games as search needs them: with their prizes and questions.</summary>
internal sealed class SearchableGames(MarkdownRenderer markup) : SearchableRows(markup)
{
    public override string Kind => Game.Kind;

    public override async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<Game>().Where(g => ids.Contains(g.Id) && !g.Hidden).Select(g => new { g.Id, g.Title, g.Html, g.Lines, g.AuthorId, g.CreatedAt }).ToListAsync(ct);
        return rows.ConvertAll(g => new SearchableText(g.Id, Kind, g.Title, TextOf(g.Html, g.Lines), g.CreatedAt) { Marks = [SearchOperators.AuthorMark(g.AuthorId)] });
    }

    public override async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from g in Readable(db, standing, ids)
            join a in db.Set<Account>() on g.AuthorId equals a.Id
            select new { g.Id, g.Title, g.Html, g.Lines, g.CreatedAt, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(g => new SearchHit(Kind, g.Id, Game.AddressOf(g.Id), g.Title, Excerpt.Around(TextOf(g.Html, g.Lines), query), g.Author, g.CreatedAt));
    }

    protected override long? TouchedBy(News news) => (news as GameNews)?.GameId;

    protected override IQueryable<long> All(PortalDb db) => db.Set<Game>().Select(g => g.Id);

    protected override IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids) => Readable(db, standing, ids).Select(g => g.Id);

    private static IQueryable<Game> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids) => db.Set<Game>().SeenBy(db, standing).Where(g => ids.Contains(g.Id) && !g.Hidden);

    private string TextOf(string html, string lines) => $"{Words(html)}\n{lines}";
}

/// <summary>Entries of contests as search needs them.</summary>
internal sealed class SearchableEntries(MarkdownRenderer markup) : SearchableRows(markup)
{
    public override string Kind => ContestEntry.Kind;

    public override async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<ContestEntry>().Where(e => ids.Contains(e.Id) && !e.Hidden && e.WithdrawnAt == null).Select(e => new { e.Id, e.Html, e.AuthorId, e.CreatedAt }).ToListAsync(ct);
        return rows.ConvertAll(e => new SearchableText(e.Id, Kind, "", Words(e.Html), e.CreatedAt) { Marks = [SearchOperators.AuthorMark(e.AuthorId)] });
    }

    public override async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from e in Readable(db, standing, ids)
            join g in db.Set<Game>() on e.GameId equals g.Id
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            select new { e.Id, e.GameId, e.Number, g.Title, e.Html, e.CreatedAt, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(e => new SearchHit(Kind, e.Id, ContestEntry.AddressOf(e.GameId, e.Number), e.Title, Excerpt.Around(Words(e.Html), query), e.Author, e.CreatedAt));
    }

    protected override long? TouchedBy(News news) => (news as EntryNews)?.EntryId;

    protected override IQueryable<long> All(PortalDb db) => db.Set<ContestEntry>().Select(e => e.Id);

    protected override IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids) => Readable(db, standing, ids).Select(e => e.Id);

    private static IQueryable<ContestEntry> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids) => db.Set<ContestEntry>().SeenBy(db, standing).Where(e => ids.Contains(e.Id) && !e.Hidden && e.WithdrawnAt == null);
}
