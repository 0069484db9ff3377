using System.Collections.Concurrent;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Platform.Live;

/// <summary>
/// The newest news in memory, in order: for the hub's replay, and for the version of a channel that cached pages are keyed by.
/// Written by the dispatcher alone.
/// </summary>
public sealed class NewsLog(Database database)
{
    private const int Kept = 10_000;

    private readonly Lock gate = new();
    private readonly LinkedList<NewsRow> rows = new();
    private readonly ConcurrentDictionary<string, long> newest = new();
    private readonly ConcurrentDictionary<string, long> forgotten = new();
    private readonly HashSet<string> withheld = [];
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of the last news seen on this node.</summary>
    public long LastSeq { get; private set; }

    // What the memory did not hold any more when it was read at the start; the database still does.
    private long before;

    /// <summary>Done when the log has been read from the database at the start.</summary>
    public Task Loaded => loaded.Task;

    /// <summary>The newest number on a channel as far as this node knows without asking the database; changes whenever the channel does.</summary>
    public long Version(string channel) => newest.GetValueOrDefault(channel);

    /// <summary>The newest number on a channel, 0 while nothing happened there. Asks the database once, where the memory does not reach back.</summary>
    public async Task<long> Newest(string channel, CancellationToken ct)
    {
        if (newest.TryGetValue(channel, out var seq))
        {
            return seq;
        }

        seq = await Forgotten(channel, ct);
        lock (gate)
        {
            return newest.GetOrAdd(channel, seq);
        }
    }

    /// <summary>The newest number on a channel that can no longer be replayed, 0 while all can. Asks the database once, where the memory never reached back.</summary>
    public async Task<long> Forgotten(string channel, CancellationToken ct)
    {
        if (forgotten.TryGetValue(channel, out var seq) || before == 0)
        {
            return seq;
        }

        await using var db = database.Open();
        seq = await OutboxRows.NewestOn(db, channel, before, ct);
        lock (gate)
        {
            return forgotten.GetOrAdd(channel, seq);
        }
    }

    /// <summary>What a listener has to know to begin, all of the same moment: what is replayed to it, and from which number on it hears live.</summary>
    public NewsLook Look(string channel, long? after)
    {
        lock (gate)
        {
            return new(after is { } from ? After(channel, from) : [], Version(channel), LastSeq, forgotten.GetValueOrDefault(channel));
        }
    }

    /// <summary>What was told on a channel after a number, oldest first.</summary>
    public List<NewsRow> After(string channel, long after)
    {
        var word = $" {channel} ";
        var found = new List<NewsRow>();
        lock (gate)
        {
            if (Version(channel) <= after)
            {
                return found;
            }

            for (var node = rows.Last; node is not null && node.Value.Seq > after; node = node.Previous)
            {
                if (node.Value.Channels.Contains(word, StringComparison.Ordinal))
                {
                    found.Add(node.Value);
                }
            }
        }

        found.Reverse();
        return found;
    }

    /// <summary>Everything told after a number, oldest first, at most so many; null where the memory does not reach back so far.</summary>
    internal List<NewsRow>? Since(long after, int most)
    {
        lock (gate)
        {
            if (rows.First is { } oldest && after + 1 < oldest.Value.Seq)
            {
                return null;
            }

            var node = rows.Last;
            for (; node is { Previous: { } before } && before.Value.Seq > after; node = before)
            {
                // Back to the first that is later.
            }

            var found = new List<NewsRow>();
            for (; node is not null && found.Count < most; node = node.Next)
            {
                if (node.Value.Seq > after)
                {
                    found.Add(node.Value);
                }
            }

            return found;
        }
    }

    internal async Task Load(CancellationToken ct)
    {
        await using var db = database.Open();
        var latest = await OutboxRows.Last(db, Kept, ct);
        if (latest is [{ Seq: { } oldest }, ..])
        {
            before = oldest - 1;
        }

        latest.ForEach(Add);
        loaded.TrySetResult();
    }

    internal void Add(NewsRow row)
    {
        var seq = row.Seq ?? throw new InvalidOperationException("News without a number.");
        lock (gate)
        {
            if (row.Item is ILeaving { Whole: var whole, Left: var left })
            {
                Leave($" {whole} ", left);
            }

            rows.AddLast(row);
            if (rows.Count > Kept)
            {
                Forget(rows.First!.Value);
                rows.RemoveFirst();
            }

            foreach (var channel in row.ChannelList())
            {
                newest[channel] = seq;
            }

            row.Withheld = IsWithheld(row);
            if (row.Item is IWithholding news)
            {
                Withhold(news.Thing, news.Withheld);
                Withhold(news.Whole, news.Withheld);
            }

            LastSeq = seq;
        }
    }

    private void Forget(NewsRow row)
    {
        foreach (var channel in row.ChannelList())
        {
            forgotten[channel] = row.Seq!.Value;
        }
    }

    /// <summary>What was told on the channel of a thing is no longer told on the channels that the thing left.</summary>
    private void Leave(string whole, IReadOnlyList<string> left)
    {
        foreach (var row in rows.Where(row => row.Channels.Contains(whole, StringComparison.Ordinal)))
        {
            row.Leave(left);
        }
    }

    /// <summary>Marks what was told about a thing as for staff only, or as for everyone again.</summary>
    private void Withhold(Subject? thing, bool away)
    {
        if (thing?.ToString() is { } about && (away ? withheld.Add(about) : withheld.Remove(about)))
        {
            var channel = $" {about} ";
            foreach (var row in rows.Where(row => row.About == about || row.Channels.Contains(channel, StringComparison.Ordinal)))
            {
                row.Withheld = IsWithheld(row);
            }
        }
    }

    // That something was hidden or shown again may be known: it is how others learn to take it off their screens.
    private bool IsWithheld(NewsRow row) =>
        withheld.Count > 0 && row.Item is not IWithholding && (withheld.Contains(row.About ?? "") || row.ChannelList().Any(withheld.Contains));
}

/// <summary>What the log holds of a channel at one moment.</summary>
/// <param name="Rows">What is to be replayed, oldest first.</param>
/// <param name="Newest">The channel's newest number, as far as the memory reaches back.</param>
/// <param name="LastSeq">The last number of all channels: later ones are heard live.</param>
/// <param name="Forgotten">The channel's newest number that cannot be replayed, as far as the memory reaches back.</param>
public readonly record struct NewsLook(List<NewsRow> Rows, long Newest, long LastSeq, long Forgotten)
{
    /// <summary>
    /// Whether somebody who last saw the number given has missed something that cannot be replayed; also when that number was never given out, as after a restored backup.
    /// </summary>
    public bool Missed(long after, long newest, long forgotten) => after < Math.Max(forgotten, Forgotten) || after > Math.Max(LastSeq, newest);
}
