using Portal.Platform.Data;

namespace Portal.Commons.Search;

/// <summary>Puts things into the index inside the deed that changes them, for what must not be found a moment longer. Everything else is told, and put in by <see cref="SearchFeeder"/>.</summary>
public sealed class SearchInDeed(IEnumerable<ISearchable> rooms)
{
    private readonly Dictionary<string, ISearchable> rooms = rooms.ToDictionary(r => r.Kind);

    /// <summary>Puts them in as they are now in the deed's own transaction. What is of no such kind is not searched for.</summary>
    public async Task Put(PortalDb db, string kind, IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (rooms.TryGetValue(kind, out var room))
        {
            var texts = await room.Read(db, ids, ct);
            await SearchIndex.Put(db, kind, ids, [.. texts.OrderBy(t => t.Id).Select(t => IndexedText.Of(t, db.IsSqlite))], ct);
        }
    }
}
