using System.Diagnostics;
using Portal.Bench.Http;

namespace Portal.Bench.Live;

/// <summary>That a reply or a message was accepted, and when its writer knew.</summary>
public sealed record Accepted(long Id, long At);

/// <summary>Sends replies one after the other and takes the time from each one's acceptance until the last of many has learnt of it.</summary>
public static class FanOut
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Measures; who learnt of it before the writer knew counts as no time at all.</summary>
    /// <param name="replies">How many replies to send.</param>
    /// <param name="reply">Sends the reply of a number, and tells by which thing the tally knows it.</param>
    /// <param name="tally">Where those who learn of it report.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Histogram> MeasureAsync(int replies, Func<int, Task<(object Thing, long At)>> reply, Tally tally, CancellationToken cancel)
    {
        var times = new Histogram();
        for (var number = 1; number <= replies; number++)
        {
            var (thing, at) = await reply(number);
            var last = await tally.AllSeenAsync(thing, Patience, cancel);
            times.Record(last > at ? Stopwatch.GetElapsedTime(at, last) : TimeSpan.Zero);
            await Task.Delay(50, cancel);
        }

        return times;
    }
}
