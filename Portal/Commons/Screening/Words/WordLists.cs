using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Commons.Screening;

/// <summary>
/// Holds the list that is in force on this node. It is built once for each state of the table: whoever changes the table says so, on every node, and the next who writes something
/// gets the new one. A line whose time has come is left out in the same way, by the clock and without asking the table before.
/// </summary>
public sealed class WordLists : IDisposable
{
    private readonly Database database;
    private readonly IDisposable subscription;
    private readonly SemaphoreSlim building = new(1, 1);
    private readonly TimeProvider time;
    private volatile Built? current;
    private int changes;

    public WordLists(Database database, LiveBus bus, TimeProvider time)
    {
        (this.database, this.time) = (database, time);
        subscription = bus.Listen(WordsChanged.Channel, _ => Forget());
    }

    /// <summary>The list. To be asked before a deed, never in it.</summary>
    public ValueTask<WordList> Now(CancellationToken ct) => InForce() is { } list ? new(list) : new(Build(ct));

    /// <summary>The table is no longer as it was read.</summary>
    internal void Forget()
    {
        Interlocked.Increment(ref changes);
        current = null;
    }

    /// <summary>The lines of the table that count now, ready to be looked for, each with its end.</summary>
    internal static async Task<List<(ListedWord Word, DateTime? Until)>> Read(PortalDb db, DateTime now, CancellationToken ct) =>
        (await db.Set<WatchedWord>().Where(w => w.Until == null || w.Until > now).OrderBy(w => w.Id).Take(WatchedWord.Most).Select(w => new { w.Id, w.Kind, w.Text, w.Effect, w.Place, w.Until }).ToListAsync(ct))
            .ConvertAll(w => (new ListedWord(w.Id, w.Kind, w.Text, w.Effect, w.Place, PointsOf(w.Effect)), w.Until));

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
            if (InForce() is { } present)
            {
                return present;
            }

            var seen = Volatile.Read(ref changes);
            var now = time.GetUtcNow().UtcDateTime;
            var lines = await database.Read(db => Read(db, now, ct));
            var built = new Built(new([.. UsualWords.All, .. lines.Select(l => l.Word)]), lines.Min(l => l.Until) ?? DateTime.MaxValue);
            if (seen == Volatile.Read(ref changes))
            {
                current = built; // what was changed while it was read is read by the next who asks
            }

            return built.List;
        }
        finally
        {
            building.Release();
        }
    }

    private WordList? InForce() => current is { } built && built.Ends > time.GetUtcNow().UtcDateTime ? built.List : null;

    /// <summary>A list, and when the first of its lines ends.</summary>
    private sealed record Built(WordList List, DateTime Ends);
}
