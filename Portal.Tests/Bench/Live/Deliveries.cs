using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.Bench.Http;

namespace Portal.Bench.Live;

/// <summary>From each message's acceptance until each of those who listen is told: as many times as there are listeners, so that one slow listener counts as one.</summary>
/// <param name="each">How many there are to be told of each message.</param>
public sealed class Deliveries(int each)
{
    private readonly ConcurrentDictionary<long, long> accepted = [];
    private readonly ConcurrentQueue<(long Message, long At)> told = [];

    /// <summary>One more was told of a message, now.</summary>
    public void Seen(long message) => told.Enqueue((message, Stopwatch.GetTimestamp()));

    /// <summary>A message that counts.</summary>
    public void Sent(Accepted message) => accepted[message.Id] = message.At;

    /// <summary>The times; a <see cref="TimeoutException"/> where somebody is not told of a message, or twice, in time.</summary>
    public async Task<Histogram> TimesAsync(TimeSpan limit, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        while (Counted().Count() != accepted.Count * each)
        {
            if (clock.Elapsed > limit)
            {
                throw new TimeoutException($"{accepted.Count:N0} messages were told {Counted().Count():N0} times instead of {accepted.Count * each:N0}.");
            }

            await Task.Delay(50, cancel);
        }

        var times = new Histogram();
        foreach (var (message, at) in Counted())
        {
            times.Record(Stopwatch.GetElapsedTime(accepted[message], at));
        }

        return times;
    }

    private IEnumerable<(long Message, long At)> Counted() => told.Where(t => accepted.ContainsKey(t.Message));
}
