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
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of the last news seen on this node.</summary>
    public long LastSeq { get; private set; }

    /// <summary>Everything up to this number can no longer be replayed.</summary>
    public long ForgottenUpTo { get; private set; }

    /// <summary>Done when the log has been read from the database at the start.</summary>
    public Task Loaded => loaded.Task;

    /// <summary>The newest number on a channel as far as this node knows without asking the database; changes whenever the channel does.</summary>
    public long Version(string channel) => newest.GetValueOrDefault(channel);

    /// <summary>The newest number on a channel, 0 while nothing happened there.</summary>
    public async Task<long> Newest(string channel, CancellationToken ct)
    {
        if (newest.TryGetValue(channel, out var seq))
        {
            return seq;
        }

        var word = $" {channel} ";
        await using var db = database.Open();
        return await db.Set<NewsRow>().Where(n => n.Seq != null && n.Channels.Contains(word)).MaxAsync(n => n.Seq, ct) ?? 0;
    }

    /// <summary>What was told on a channel after a number, oldest first.</summary>
    public List<NewsRow> After(string channel, long after)
    {
        var word = $" {channel} ";
        var found = new List<NewsRow>();
        lock (gate)
        {
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

    /// <summary>Marks what was told about a thing as for staff only, or as for everyone again.</summary>
    public void Withhold(string about, bool withheld)
    {
        lock (gate)
        {
            foreach (var row in rows)
            {
                if (row.About == about)
                {
                    row.Withheld = withheld;
                }
            }
        }
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

            LastSeq = seq;
        }

        foreach (var channel in row.ChannelList())
        {
            newest[channel] = seq;
        }
    }
}
