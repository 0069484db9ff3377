using Microsoft.EntityFrameworkCore;
using Portal.Platform.Cli;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Commons.Search;

/// <summary>The index has everything that is to be found, and nothing else. What the feeder has not got to yet is no fault.</summary>
internal sealed class SearchCheck(SearchFeeder feeder, IEnumerable<ISearchable> rooms) : ICheck
{
    private const int Batch = 500;

    public string Name => "search: the index and what it stands for";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var read = await db.Set<NewsCursor>().Where(c => c.Name == feeder.Name).Select(c => c.Seq).FirstOrDefaultAsync(ct);
        var waiting = (await db.Set<NewsRow>().Where(n => n.Seq == null || n.Seq > read).ToListAsync(ct)).Select(row => row.Item).OfType<News>().ToList();
        var faults = new List<string>();
        foreach (var room in rooms)
        {
            var (missing, surplus) = await Count(db, room, waiting.SelectMany(room.Touched).ToHashSet(), ct);
            Add(missing, $"{missing} of kind {room.Kind} cannot be found");
            Add(surplus, $"{surplus} of kind {room.Kind} can be found and should not be");
        }

        var wordless = await SearchIndex.Wordless(db, ct);
        Add(wordless, $"{wordless} entries have no words");
        return faults;

        void Add(long count, string fault)
        {
            if (count > 0)
            {
                faults.Add(fault + "; the verb reindex mends it");
            }
        }
    }

    private static async Task<(int Missing, int Surplus)> Count(PortalDb db, ISearchable room, HashSet<long> waiting, CancellationToken ct)
    {
        var (missing, surplus, seen) = (0, 0, 0);
        for (var ids = await room.Ids(db, 0, Batch, ct); ids.Count > 0; ids = await room.Ids(db, ids[^1], Batch, ct))
        {
            var wanted = (await room.Read(db, ids, ct)).Select(text => text.Id).ToHashSet();
            var there = await db.Set<SearchEntry>().Where(e => e.Kind == room.Kind && ids.Contains(e.ThingId)).Select(e => e.ThingId).ToListAsync(ct);
            seen += there.Count;
            missing += wanted.Except(there).Count(id => !waiting.Contains(id));
            surplus += there.Count(id => !wanted.Contains(id) && !waiting.Contains(id));
        }

        return (missing, surplus + await db.Set<SearchEntry>().CountAsync(e => e.Kind == room.Kind, ct) - seen);
    }
}
