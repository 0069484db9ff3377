using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Commons.Screening;

/// <summary>
/// Holds the list that is in force on this node. It is built once for each state of the table: whoever changes the table says so, on every node, and the next who writes something
/// gets the new one.
/// </summary>
public sealed class WordLists : IDisposable
{
    private readonly Database database;
    private readonly IDisposable subscription;
    private readonly SemaphoreSlim building = new(1, 1);
    private volatile WordList? current;
    private int changes;

    public WordLists(Database database, LiveBus bus)
    {
        this.database = database;
        subscription = bus.Listen(WordsChanged.Channel, _ => Forget());
    }

    /// <summary>The list. To be asked before a deed, never in it.</summary>
    public ValueTask<WordList> Now(CancellationToken ct) => current is { } list ? new(list) : new(Build(ct));

    /// <summary>The table is no longer as it was read.</summary>
    internal void Forget()
    {
        Interlocked.Increment(ref changes);
        current = null;
    }

    /// <summary>The lines of the table, ready to be looked for.</summary>
    internal static async Task<List<ListedWord>> Read(PortalDb db, CancellationToken ct) =>
        (await db.Set<WatchedWord>().OrderBy(w => w.Id).Take(WatchedWord.Most).Select(w => new { w.Id, w.Kind, w.Text, w.Effect, w.Place }).ToListAsync(ct))
            .ConvertAll(w => new ListedWord(w.Id, w.Kind, w.Text, w.Effect, w.Place, PointsOf(w.Effect)));

    /// <summary>A flagged word is a sign of spam, too.</summary>
    internal static int PointsOf(WatchedEffect effect) => effect == WatchedEffect.Flag ? 4 : 0;

    public void Dispose()
    {
        subscription.Dispose();
        building.Dispose();
    }

    private async Task<WordList> Build(CancellationToken ct)
    {
        await building.WaitAsync(ct);
        try
        {
            if (current is { } present)
            {
                return present;
            }

            var seen = Volatile.Read(ref changes);
            var built = new WordList([.. UsualWords.All, .. await database.Read(db => Read(db, ct))]);
            if (seen == Volatile.Read(ref changes))
            {
                current = built; // what was changed while it was read is read by the next who asks
            }

            return built;
        }
        finally
        {
            building.Release();
        }
    }
}
