using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Commons.Search;

/// <summary>Keeps the index true to the news, and builds it anew on demand.</summary>
public sealed class SearchFeeder(Database database, DatabaseSettings settings, IEnumerable<ISearchable> rooms) : INewsConsumer
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
                await Put(room, ids, await Read(room, ids, ct), ct); // what changes meanwhile is told, and comes here again
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
                await PutBeside(room, ids, ct);
                done += ids.Count;
            }
        }

        return done;
    }

    /// <summary>Takes in things that no news tell of, such as those of an import; a few hundred at a time.</summary>
    public Task Put(string kind, IReadOnlyList<long> ids, CancellationToken ct) => PutBeside(rooms.Single(room => room.Kind == kind), ids, ct);

    private Task<IReadOnlyList<long>> Next(ISearchable room, long after, CancellationToken ct) => database.Read(db => room.Ids(db, after, Batch, ct));

    /// <summary>
    /// Puts things in beside what the news put in, perhaps from another process. What changed since it was read may stand in the index already and be overwritten here with what
    /// was before: so all is read again afterwards, and put in again until nothing changed meanwhile.
    /// </summary>
    private async Task PutBeside(ISearchable room, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var texts = await Read(room, ids, ct);
        while (ids.Count > 0)
        {
            await Put(room, ids, texts, ct);
            var (before, now) = (texts.ToDictionary(text => text.Id), await Read(room, ids, ct));
            texts = [.. now.Where(text => !before.TryGetValue(text.Id, out var was) || !was.IsSame(text))];
            ids = [.. texts.Select(text => text.Id), .. before.Keys.Except(now.Select(text => text.Id))];
        }
    }

    private Task<IReadOnlyList<SearchableText>> Read(ISearchable room, IReadOnlyList<long> ids, CancellationToken ct) => database.Read(db => room.Read(db, ids, ct));

    private Task Put(ISearchable room, IReadOnlyList<long> ids, IReadOnlyList<SearchableText> texts, CancellationToken ct)
    {
        // In order, for what is newer to stand further on in the index.
        var indexed = InParallel.Map(texts.OrderBy(text => text.Id).ToList(), text => IndexedText.Of(text, settings.Provider == DatabaseProvider.Sqlite));
        return database.Write<Nothing>(
            async db =>
            {
                await SearchIndex.Put(db, room.Kind, ids, indexed, ct);
                return default(Nothing);
            },
            ct);
    }
}
