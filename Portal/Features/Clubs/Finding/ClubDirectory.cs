using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>In which order clubs are listed.</summary>
public enum ClubSort
{
    /// <summary>Those first in which something was written last.</summary>
    Active,

    /// <summary>The newest first.</summary>
    New,
}

/// <summary>Which clubs are looked for.</summary>
/// <param name="Sort">In which order; what has words is listed by how well they fit.</param>
public sealed record ClubFilter(ClubSort Sort = ClubSort.Active)
{
    /// <summary>Words that they have, as in any search; null for any.</summary>
    public string? Words { get; init; }

    /// <summary>A topic that they are about.</summary>
    public string? Topic { get; init; }

    /// <summary>A product that they are about.</summary>
    public string? Product { get; init; }

    /// <summary>True for those alone that the reader is in, false for those that they are not in.</summary>
    public bool? Mine { get; init; }

    /// <summary>True where nothing narrows the list.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Words) && string.IsNullOrWhiteSpace(Topic) && string.IsNullOrWhiteSpace(Product) && Mine is null;

    /// <summary>What they must be about.</summary>
    internal IReadOnlyList<(ThemeKind Kind, string Key)> Themes =>
    [
        .. string.IsNullOrWhiteSpace(Topic) ? Array.Empty<(ThemeKind, string)>() : [(ThemeKind.Topic, ClubTheme.KeyOf(TagWords.Word(Topic)))],
        .. string.IsNullOrWhiteSpace(Product) ? Array.Empty<(ThemeKind, string)>() : [(ThemeKind.Product, ClubTheme.KeyOf(Product))],
    ];
}

/// <summary>The directory of clubs: a list that can be narrowed by words, topics and products, of those that its reader may know of. A closed one stands in it where somebody looks for its words, and among those that they are in.</summary>
public sealed class ClubDirectory(Database database, Search search, SharedViews shared, NewsLog log, TimeProvider time)
{
    private const int MostNames = 20;

    /// <summary>A page of clubs. A cursor belongs to its filter.</summary>
    public async Task<Result<Page<ClubRow>>> List(Actor actor, ClubFilter filter, string? cursor, int size, CancellationToken ct)
    {
        if ((Bounds.Check("topic", filter.Topic, TagWords.Most, min: 0) ?? Bounds.Check("product", filter.Product, VerifiedProduct.MostName, min: 0)) is { } problem)
        {
            return problem;
        }

        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            return await Found(actor, filter, cursor, size, ct);
        }

        return Cursor.Parse(cursor) is { } from ? await database.Read(db => Listed(db, actor, filter, from, size, ct)) : Problem.Invalid<KernelText>("cursor", "BadCursor");
    }

    /// <summary>The topics of most open clubs that everyone may know of, with how many those are.</summary>
    public Task<IReadOnlyList<ThemeCount>> Topics() => Most(ThemeKind.Topic);

    /// <summary>The products of most open clubs that everyone may know of, with how many those are.</summary>
    public Task<IReadOnlyList<ThemeCount>> Products() => Most(ThemeKind.Product);

    private Task<IReadOnlyList<ThemeCount>> Most(ThemeKind kind) => shared.Get<IReadOnlyList<ThemeCount>>((nameof(ClubDirectory), kind, log.Version(ClubNews.Clubs)), () => database.Read<IReadOnlyList<ThemeCount>>(async db => await (
        from t in db.Set<ClubTheme>()
        where t.Kind == kind && db.Set<Group>().Any(g => g.Id == t.ClubId && g.Visibility != Visibility.Hidden && g.ClosedAt == null)
        group t by t.Key into named
        orderby named.Count() descending, named.Key
        select new ThemeCount(named.Min(t => t.Name)!, named.Count())).Take(MostNames).ToListAsync()));

    /// <summary>Of what the reader owns that of which there are clubs.</summary>
    public async Task<IReadOnlyList<string>> OwnProducts(Actor actor, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return [];
        }

        await using var db = database.Open();
        var keys = (await db.Set<VerifiedProduct>().Where(p => p.AccountId == me).OrderBy(p => p.Name).Take(VerifiedProducts.Most).Select(p => p.Name).ToListAsync(ct)).ConvertAll(ClubTheme.KeyOf);
        var seen = Open(db, db.Set<Club>().SeenBy(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)));
        return keys.Count == 0 ? [] : await db.Set<ClubTheme>().Where(t => t.Kind == ThemeKind.Product && keys.Contains(t.Key) && seen.Any(c => c.Id == t.ClubId))
            .Select(t => t.Name).Distinct().OrderBy(n => n).Take(MostNames).ToListAsync(ct);
    }

    private async Task<Page<ClubRow>> Listed(PortalDb db, Actor actor, ClubFilter filter, Cursor from, int size, CancellationToken ct)
    {
        var (at, id) = (from.At, from.Id);
        var clubs = Narrowed(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), filter);
        var ordered = filter.Sort == ClubSort.New
            ? clubs.Where(c => c.CreatedAt < at || (c.CreatedAt == at && c.Id < id)).OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
            : clubs.Where(c => c.ActivityAt < at || (c.ActivityAt == at && c.Id < id)).OrderByDescending(c => c.ActivityAt).ThenByDescending(c => c.Id);
        var rows = await ordered.Take(size + 1).Select(RowOf(db)).ToListAsync(ct);
        var page = Page<ClubRow>.Cut(rows, size, c => new Cursor(filter.Sort == ClubSort.New ? c.CreatedAt : c.ActivityAt, c.Id).ToString());
        return page with { Items = await Themed(db, page.Items, ct) };
    }

    /// <summary>By words: what the one search finds, which passes over what the reader may not see, and whatever is about something else.</summary>
    private async Task<Result<Page<ClubRow>>> Found(Actor actor, ClubFilter filter, string? cursor, int size, CancellationToken ct)
    {
        var hits = await search.Find(actor, filter.Words, SearchableClubs.ClubKind, [.. filter.Themes.Select(t => SearchableClubs.MarkOf(t.Kind, t.Key))], cursor, size, ct);
        if (!hits.Try(out var found, out var problem))
        {
            return problem;
        }

        var ids = found.Items.Select(h => h.Id).ToList();
        await using var db = database.Open();
        var clubs = Narrowed(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), filter).Where(c => ids.Contains(c.Id));
        var rows = (await clubs.Select(RowOf(db)).ToListAsync(ct)).ToDictionary(r => r.Id);
        return new Page<ClubRow>(await Themed(db, [.. ids.Where(rows.ContainsKey).Select(id => rows[id])], ct), found.Next);
    }

    private static IQueryable<Club> Narrowed(PortalDb db, Standing standing, ClubFilter filter)
    {
        var clubs = db.Set<Club>().SeenBy(db, standing);
        foreach (var (kind, key) in filter.Themes)
        {
            clubs = clubs.Where(c => db.Set<ClubTheme>().Any(t => t.ClubId == c.Id && t.Kind == kind && t.Key == key));
        }

        if (string.IsNullOrWhiteSpace(filter.Words) && filter.Mine != true)
        {
            clubs = Open(db, clubs);
        }

        var groups = standing.Groups;
        return filter.Mine switch
        {
            true => clubs.Where(c => groups.Contains(c.Id)),
            false => clubs.Where(c => !groups.Contains(c.Id)),
            null => clubs,
        };
    }

    private static IQueryable<Club> Open(PortalDb db, IQueryable<Club> clubs) => clubs.Where(c => !db.Set<Group>().Any(g => g.Id == c.Id && g.ClosedAt != null));

    private static async Task<IReadOnlyList<ClubRow>> Themed(PortalDb db, IReadOnlyList<ClubRow> rows, CancellationToken ct)
    {
        var themes = await ClubThemes.Of(db, [.. rows.Select(r => r.Id)], ct);
        return [.. rows.Select(r => r with { Themes = [.. themes[r.Id]] })];
    }

    private static Expression<Func<Club, ClubRow>> RowOf(PortalDb db) =>
        c => new ClubRow(c.Id, c.Slug, c.Name, c.AboutHtml, db.Set<Group>().Where(g => g.Id == c.Id).Select(g => g.Visibility).First(), c.MemberCount, c.CreatedAt)
        {
            Hue = c.Hue, Cover = c.Cover, ActivityAt = c.ActivityAt, OpensAs = c.OpensAs, ClosedAt = db.Set<Group>().Where(g => g.Id == c.Id).Select(g => g.ClosedAt).First(),
        };
}

/// <summary>A topic or a product with how many clubs are about it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Count">How many.</param>
public sealed record ThemeCount(string Name, int Count);
