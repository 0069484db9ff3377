using System.Diagnostics;

namespace Portal.Bench.Http;

/// <summary>What a load is made of: where to, over how many connections, and what each of them sends next.</summary>
/// <param name="Target">Any address on the server.</param>
/// <param name="Connections">How many connections send at once, each one request at a time.</param>
/// <param name="Next">The next request of a connection, by its number.</param>
public sealed record LoadPlan(Uri Target, int Connections, Func<int, ReadOnlyMemory<byte>> Next)
{
    /// <summary>The status that counts as success.</summary>
    public int Expected { get; init; } = 200;
}

/// <summary>What a load came to. Only good responses count; <see cref="Failures"/> says what else came.</summary>
public sealed record LoadResult(long Good, TimeSpan Elapsed, Histogram Times, IReadOnlyDictionary<int, long> Failures)
{
    /// <summary>Good responses a second.</summary>
    public double PerSecond => Good / Elapsed.TotalSeconds;
}

/// <summary>Sends as fast as the server answers and takes the times.</summary>
public static class Load
{
    /// <summary>Warms up, then measures.</summary>
    public static async Task<LoadResult> RunAsync(LoadPlan plan, TimeSpan warmUp, TimeSpan measured, CancellationToken cancel)
    {
        var begin = Stopwatch.GetTimestamp() + Ticks(warmUp);
        var end = begin + Ticks(measured);
        var workers = Enumerable.Range(0, plan.Connections).Select(n => new Worker(plan, n, begin, end)).ToArray();
        await Task.WhenAll(workers.Select(worker => worker.RunAsync(cancel)));
        var times = new Histogram();
        foreach (var worker in workers)
        {
            times.Add(worker.Times);
        }

        var failures = workers.SelectMany(w => w.Failures).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Sum(f => f.Value));
        return new LoadResult(times.Count, measured, times, failures);
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    private sealed class Worker(LoadPlan plan, int number, long begin, long end)
    {
        public Histogram Times { get; } = new();

        public Dictionary<int, long> Failures { get; } = [];

        public async Task RunAsync(CancellationToken cancel)
        {
            using var connection = await Connection.OpenAsync(plan.Target, cancel);
            for (var now = Stopwatch.GetTimestamp(); now < end;)
            {
                await connection.SendAsync(plan.Next(number), cancel);
                var sent = now;
                now = Stopwatch.GetTimestamp();
                Count(connection.Status, sent, now);
            }
        }

        private void Count(int status, long sent, long now)
        {
            if (status != plan.Expected)
            {
                Failures[status] = Failures.GetValueOrDefault(status) + 1;
            }
            else if (now >= begin && now <= end)
            {
                Times.Record(Stopwatch.GetElapsedTime(sent, now));
            }
        }
    }
}
