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

    /// <summary>Every running node numbers what is new within a second.</summary>
    private const int MostUnnumbered = 50_000;

    public string Name => "search: the index and what it stands for";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var read = await db.Set<NewsCursor>().Where(c => c.Name == feeder.Name).Select(c => c.Seq).FirstOrDefaultAsync(ct);
        var waiting = await Waiting(db, read, ct);
        var faults = new List<string>();
        foreach (var room in rooms)
        {
            var (missing, surplus) = await Count(db, room, waiting[room.Kind], ct);
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

    /// <summary>The ids that news tell of which the feeder has not read, by kind.</summary>
    private async Task<Dictionary<string, HashSet<long>>> Waiting(PortalDb db, long read, CancellationToken ct)
    {
        var waiting = rooms.ToDictionary(room => room.Kind, _ => new HashSet<long>());
        for (var news = await OutboxRows.After(db, read, Batch, ct); news.Count > 0; news = await OutboxRows.After(db, news[^1].Seq!.Value, Batch, ct))
        {
            await Note(news);
        }

        await Note(await db.Set<NewsRow>().Where(n => n.Seq == null).OrderBy(n => n.Id).Take(MostUnnumbered).ToListAsync(ct));
        return waiting;

        async Task Note(List<NewsRow> rows)
        {
            foreach (var room in rooms)
            {
                waiting[room.Kind].UnionWith(await room.Touched(db, [.. rows.Select(row => row.Item).OfType<News>()], ct));
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
