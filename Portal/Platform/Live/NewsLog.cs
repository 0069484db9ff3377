using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
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
    private readonly HashSet<string> withheld = [];
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of the last news seen on this node.</summary>
    public long LastSeq { get; private set; }

    /// <summary>Everything up to this number can no longer be replayed.</summary>
    public long ForgottenUpTo { get; private set; }

    /// <summary>Done when the log has been read from the database at the start.</summary>
    public Task Loaded => loaded.Task;

    /// <summary>The newest number on a channel as far as this node knows without asking the database; changes whenever the channel does.</summary>
    public long Version(string channel) => newest.GetValueOrDefault(channel);

    /// <summary>The newest number on a channel, 0 while nothing happened there. Asks the database once, where the memory does not reach back.</summary>
    public async Task<long> Newest(string channel, CancellationToken ct)
    {
        if (newest.TryGetValue(channel, out var seq) || ForgottenUpTo == 0)
        {
            return seq;
        }

        var word = $" {channel} ";
        var upTo = ForgottenUpTo;
        await using var db = database.Open();
        seq = await db.Set<NewsRow>().Where(n => n.Seq <= upTo && n.Channels.Contains(word)).MaxAsync(n => n.Seq, ct) ?? 0;
        lock (gate)
        {
            return newest.GetOrAdd(channel, seq);
        }
    }

    /// <summary>What a listener has to know to begin, all of the same moment: what is replayed to it, and from which number on it hears live.</summary>
    public NewsLook Look(string channel, long? after)
    {
        lock (gate)
        {
            return new(after is { } from ? After(channel, from) : [], Version(channel), LastSeq, ForgottenUpTo);
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

    internal async Task Load(CancellationToken ct)
    {
        await using var db = database.Open();
        var latest = await db.Set<NewsRow>().Where(n => n.Seq != null).OrderByDescending(n => n.Seq).Take(Kept).ToListAsync(ct);
        latest.Reverse();
        if (latest is [{ Seq: { } oldest }, ..])
        {
            ForgottenUpTo = latest.Count < Kept && oldest == 1 ? 0 : oldest - 1;
        }

        latest.ForEach(Add);
        loaded.TrySetResult();
    }

    internal void Add(NewsRow row)
    {
        var seq = row.Seq ?? throw new InvalidOperationException("News without a number.");
        lock (gate)
        {
            rows.AddLast(row);
            if (rows.Count > Kept)
            {
                ForgottenUpTo = rows.First!.Value.Seq ?? 0;
                rows.RemoveFirst();
            }

            foreach (var channel in row.ChannelList())
            {
                newest[channel] = seq;
            }

            row.Withheld = row.About is { } about && withheld.Contains(about);
            if (row.Item is IWithholding { Thing: var thing, Withheld: var away })
            {
                Withhold(thing.ToString(), away);
            }

            LastSeq = seq;
        }
    }

    /// <summary>Marks what was told about a thing as for staff only, or as for everyone again.</summary>
    private void Withhold(string about, bool away)
    {
        if (away ? withheld.Add(about) : withheld.Remove(about))
        {
            foreach (var row in rows.Where(row => row.About == about))
            {
                row.Withheld = away;
            }
        }
    }
}

/// <summary>What the log holds of a channel at one moment.</summary>
/// <param name="Rows">What is to be replayed, oldest first.</param>
/// <param name="Newest">The channel's newest number, as far as the memory reaches back.</param>
/// <param name="LastSeq">The last number of all channels: later ones are heard live.</param>
/// <param name="ForgottenUpTo">Up to this number nothing can be replayed.</param>
public readonly record struct NewsLook(List<NewsRow> Rows, long Newest, long LastSeq, long ForgottenUpTo)
{
    /// <summary>
    /// Whether somebody who last saw the number given may have missed something that cannot be replayed; also when that number was never given out, as after a restored backup.
    /// </summary>
    public bool Missed(long after, long newest) => (after > 0 && after < ForgottenUpTo && newest > after) || after > Math.Max(LastSeq, newest);
}
