using System.Collections.Concurrent;
using System.Diagnostics;

namespace Portal.Bench.Live;

/// <summary>Counts who has learnt of which thing, and notes when the last one did.</summary>
/// <param name="everyone">How many there are to learn of each thing.</param>
/// <remarks>News may come before the answer that names the thing, so a thing is counted whether or not anyone asked yet.</remarks>
public sealed class Tally(int everyone)
{
    private readonly ConcurrentDictionary<object, Entry> entries = [];

    /// <summary>One more has learnt of it, now.</summary>
    public void Seen(object thing)
    {
        var entry = entries.GetOrAdd(thing, _ => new Entry());
        var now = Stopwatch.GetTimestamp();
        if (Interlocked.Increment(ref entry.Count) == everyone)
        {
            entry.Complete.TrySetResult(now);
        }
    }

    /// <summary>When the last one learnt of it; a <see cref="TimeoutException"/> says how many did, where not all do in time.</summary>
    public async Task<long> AllSeenAsync(object thing, TimeSpan limit, CancellationToken cancel)
    {
        var entry = entries.GetOrAdd(thing, _ => new Entry());
        try
        {
            return await entry.Complete.Task.WaitAsync(limit, cancel);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{entry.Count} of {everyone} learnt of a reply within {limit.TotalSeconds:0} s.");
        }
    }

    private sealed class Entry
    {
        public int Count;

        public TaskCompletionSource<long> Complete { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
