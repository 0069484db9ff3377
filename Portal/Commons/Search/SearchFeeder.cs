using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Commons.Search;

/// <summary>Keeps the index true to the news, and builds it anew on demand.</summary>
public sealed class SearchFeeder(Database database, IEnumerable<ISearchable> rooms) : INewsConsumer
{
    private const int Batch = 500;

    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public int AtOnce => 100;

    /// <inheritdoc/>
    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        IReadOnlyList<News> news = [.. batch.Select(row => row.Item).OfType<News>()];
        foreach (var room in rooms)
        {
            foreach (var ids in (await database.Read(db => room.Touched(db, news, ct))).Order().Chunk(Batch))
            {
                await Put(room, ids, ct);
            }
        }
    }

    /// <summary>Builds the whole index from the rooms. What is searched meanwhile finds the part that stands already.</summary>
    public async Task<long> Rebuild(CancellationToken ct)
    {
        await database.Write<Nothing>(
            async db =>
            {
                await SearchIndex.Clear(db, ct);
                return default(Nothing);
            },
            ct);
        return await PutAll(ct);
    }

    /// <summary>Puts everything in once more, each thing in place of itself: whoever searches meanwhile finds what they found before.</summary>
    public async Task<long> PutAll(CancellationToken ct)
    {
        var done = 0L;
        foreach (var room in rooms)
        {
            for (var ids = await Next(room, 0, ct); ids.Count > 0; ids = await Next(room, ids[^1], ct))
            {
                await Put(room, ids, ct);
                done += ids.Count;
            }
        }

        return done;
    }

    /// <summary>Takes in things that no news tell of, such as those of an import; a few hundred at a time.</summary>
    public Task Put(string kind, IReadOnlyList<long> ids, CancellationToken ct) => Put(rooms.Single(room => room.Kind == kind), ids, ct);

    private Task<IReadOnlyList<long>> Next(ISearchable room, long after, CancellationToken ct) => database.Read(db => room.Ids(db, after, Batch, ct));

    private async Task Put(ISearchable room, IReadOnlyList<long> ids, CancellationToken ct)
    {
        // In order, for what is newer to stand further on in the index.
        var texts = await database.Read(async db => InParallel.Map((await room.Read(db, ids, ct)).OrderBy(text => text.Id).ToList(), text => IndexedText.Of(text, db.IsSqlite)));
        await database.Write<Nothing>(
            async db =>
            {
                await SearchIndex.Put(db, room.Kind, ids, texts, ct);
                return default(Nothing);
            },
            ct);
    }
}
