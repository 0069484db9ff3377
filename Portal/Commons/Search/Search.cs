using System.Globalization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Text;

namespace Portal.Commons.Search;

/// <summary>The one search box: finds things of every room, and shows of them what this person may see now.</summary>
public sealed class Search(Database database, IEnumerable<ISearchable> rooms, SearchReader reader, RateLimits limits, TimeProvider time)
{
    /// <summary>How many hits a page holds.</summary>
    public const int PageSize = 20;

    /// <summary>How many answers are offered to who is about to ask.</summary>
    public const int MostAnswers = 5;

    /// <summary>The longest text that somebody types.</summary>
    public const int MostTyped = 500;

    /// <summary>The longest text that is looked for: what was typed, and before it the place in which that was done, such as <c>topic:5</c>, which the page adds.</summary>
    public const int MostLine = MostTyped + 32;

    private const int MostSkipped = 1000;
    private const int LookedLike = 40;
    private const int Further = 200;

    /// <summary>The kinds of things that a search can be narrowed to, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["topic", "post", "person", "club", "message", "event", "hour", "club-item", "club-news", "game", "contest-entry"];

    private readonly Dictionary<string, ISearchable> rooms = rooms.ToDictionary(r => r.Kind);

    /// <summary>A page of hits of every kind.</summary>
    public Task<Result<Page<SearchHit>>> Find(Actor actor, string? text, string? cursor, int size, CancellationToken ct) => Find(actor, text, null, cursor, size, ct);

    /// <summary>
    /// A page of hits, of one of <see cref="Kinds"/> or of all. What was typed may hold operators; one that cannot be understood is a problem with the field <c>q</c>.
    /// The cursor is the number of hits that the reader was shown before: it must not tell of those that they may not see. What cannot be read as one is a problem.
    /// </summary>
    public Task<Result<Page<SearchHit>>> Find(Actor actor, string? text, string? kind, string? cursor, int size, CancellationToken ct) => Find(actor, text, kind, [], cursor, size, ct);

    /// <summary>The same, of things that have all of these <see cref="SearchableText.Marks"/>.</summary>
    public async Task<Result<Page<SearchHit>>> Find(Actor actor, string? text, string? kind, IReadOnlyList<string> marks, string? cursor, int size, CancellationToken ct)
    {
        if (Bounds.Check("q", text, MostLine, min: 0) is { } problem)
        {
            return problem;
        }

        if (!string.IsNullOrEmpty(kind) && !Kinds.Contains(kind))
        {
            return Problem.Invalid<KernelText>("kind", "UnknownValue", Platform.Text.Shorten.To(kind, 40));
        }

        var skip = 0;
        if (!string.IsNullOrEmpty(cursor) && (!int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip) || skip > MostSkipped))
        {
            return Problem.Invalid<KernelText>("cursor", "BadCursor");
        }

        return string.IsNullOrWhiteSpace(text) ? Page<SearchHit>.Empty : await database.Lend(db => Find(db, actor, text, kind is { Length: > 0 } ? [.. marks, SearchOperators.KindMark(kind)] : marks, skip, size, ct), ct);
    }

    /// <summary>
    /// What may answer somebody who is about to write this, the likest first: of each whole one part, and of nothing that they may not see. For while they type: no operator means
    /// anything, and whatever they wrote is read only as far as a search is.
    /// </summary>
    public async Task<Result<List<SearchHit>>> Like(Actor actor, string? text, int most, CancellationToken ct)
    {
        var begun = text is null ? "" : text[..Platform.Text.Shorten.Cut(text, MostTyped)];
        return (Bounds.Check("q", begun, MostTyped, min: 0) ?? limits.Take(Limited.LookUps, actor)) is { } problem ? problem
            : string.IsNullOrWhiteSpace(begun) ? new List<SearchHit>()
            : await database.Lend(db => Like(db, actor, begun, most, ct), ct);
    }

    private async Task<List<SearchHit>> Like(PortalDb db, Actor actor, string text, int most, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var found = await LikeText.Find(db, text, [.. rooms.Values.Where(room => room.Answers).SelectMany(room => room.Kinds)], LookedLike, ct);
        var shown = await Show(db, standing, found, SearchQuery.Parse(text), ct);
        var likeness = Likeness.To(text);
        return found.Select(thing => shown.GetValueOrDefault(thing)).OfType<SearchHit>().DistinctBy(hit => hit.Whole ?? $"{hit.Kind}:{hit.Id}")
            .Where((hit, at) => at < Likeness.InOtherWords || likeness.IsLike(likeness.Shared(hit.Title))).Take(most).ToList();
    }

    private async Task<Result<Page<SearchHit>>> Find(PortalDb db, Actor actor, string text, IReadOnlyList<string> marks, int skip, int size, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (!(await reader.Read(db, standing, text, ct)).Try(out var query, out var problem))
        {
            return problem;
        }

        query = query with { Marks = [.. query.Marks, .. marks.Select(mark => new SearchMarks([mark]))] };
        return query.IsEmpty ? Page<SearchHit>.Empty : await Find(db, standing, query, skip, size, ct);
    }

    /// <summary>Fills a page; what may not be seen is passed over, so it may take more than one look.</summary>
    private async Task<Page<SearchHit>> Find(PortalDb db, Standing standing, SearchQuery query, int before, int size, CancellationToken ct)
    {
        var hits = new List<SearchHit>(size);
        var looked = await Passed(db, standing, query, before, ct);
        for (var take = size + 1; looked <= MostSkipped; take = Further)
        {
            var found = await SearchIndex.Find(db, query, looked, take, ct);
            var shown = await Show(db, standing, found, query, ct);
            foreach (var thing in found)
            {
                looked++;
                if (!shown.TryGetValue(thing, out var hit))
                {
                    continue;
                }

                if (hits.Count == size)
                {
                    return new(hits, before + size <= MostSkipped ? (before + size).ToString(CultureInfo.InvariantCulture) : null);
                }

                hits.Add(hit);
            }

            if (found.Count < take)
            {
                break;
            }
        }

        return new(hits, null);
    }

    /// <summary>How many hits of the index stand before the page: those that the reader was shown on earlier pages, and between them those that they may not see.</summary>
    private async Task<int> Passed(PortalDb db, Standing standing, SearchQuery query, int before, CancellationToken ct)
    {
        var (looked, passed) = (0, 0);
        while (passed < before && looked <= MostSkipped)
        {
            var found = await SearchIndex.Find(db, query, looked, Math.Max(before - passed, Further), ct);
            if (found.Count == 0)
            {
                break;
            }

            var seen = await Seen(db, standing, found, ct);
            for (var i = 0; i < found.Count && passed < before; i++, looked++)
            {
                passed += seen.Contains(found[i]) ? 1 : 0;
            }
        }

        return looked;
    }

    private async Task<HashSet<(string Kind, long Id)>> Seen(PortalDb db, Standing standing, List<(string Kind, long Id)> found, CancellationToken ct)
    {
        var seen = new HashSet<(string, long)>();
        foreach (var things in found.GroupBy(f => f.Kind, f => f.Id))
        {
            if (rooms.TryGetValue(things.Key, out var room))
            {
                seen.UnionWith((await room.Seen(db, standing, [.. things], ct)).Select(id => (things.Key, id)));
            }
        }

        return seen;
    }

    private async Task<Dictionary<(string Kind, long Id), SearchHit>> Show(PortalDb db, Standing standing, List<(string Kind, long Id)> found, SearchQuery query, CancellationToken ct)
    {
        var shown = new Dictionary<(string, long), SearchHit>();
        foreach (var things in found.GroupBy(f => f.Kind, f => f.Id))
        {
            if (rooms.TryGetValue(things.Key, out var room))
            {
                foreach (var hit in await room.Show(db, standing, [.. things], query, ct))
                {
                    shown[(things.Key, hit.Id)] = hit;
                }
            }
        }

        return shown;
    }
}
