using Portal.Bench.Http;
using Portal.Bench.Servers;

namespace Portal.Bench.Figures;

/// <summary>Two or more servers loaded by turns, so that whatever else the machine does falls on all alike.</summary>
internal static class Turns
{
    private const int Rounds = 2;

    /// <summary>Warms each up, loads each twice, and tells how busy both cores were; any failed response is an error.</summary>
    public static async Task<IReadOnlyList<LoadResult>> RunAsync(Stage stage, IReadOnlyList<(Server Server, LoadPlan Plan)> all, CancellationToken cancel)
    {
        var results = all.Select(_ => new List<LoadResult>()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < all.Count; i++)
            {
                var warmUp = stage.Options.Stretch(round == 0 ? 4 : 1);
                results[i].Add(await OneAsync(all[i].Server, all[i].Plan, warmUp, stage.Options.Stretch(4), cancel));
            }
        }

        return [.. results.Select(Sum)];
    }

    /// <summary>Loads one server for a while.</summary>
    public static async Task<LoadResult> OneAsync(Server server, LoadPlan plan, TimeSpan warmUp, TimeSpan measured, CancellationToken cancel)
    {
        var (serverBefore, loadBefore) = (server.ProcessorTime, Environment.CpuUsage.TotalTime);
        var result = await Load.RunAsync(plan, warmUp, measured, cancel);
        var whole = warmUp + measured;
        var busy = $"server busy {(server.ProcessorTime - serverBefore) / whole:P0}, load {(Environment.CpuUsage.TotalTime - loadBefore) / whole:P0}";
        Stage.Say($"  {plan.Target.AbsolutePath}: {Units.PerSecond(result.PerSecond)}, median {Units.Milliseconds(result.Times.At(0.5))}, p99 {Units.Milliseconds(result.Times.At(0.99))}; {busy}");
        return result.Failures.Count == 0
            ? result
            : throw new InvalidOperationException($"{plan.Target} answered " + string.Join(", ", result.Failures.Select(f => $"{f.Value} times {f.Key}")));
    }

    private static LoadResult Sum(List<LoadResult> parts)
    {
        var times = new Histogram();
        parts.ForEach(part => times.Add(part.Times));
        return new LoadResult(parts.Sum(p => p.Good), TimeSpan.FromTicks(parts.Sum(p => p.Elapsed.Ticks)), times, parts[0].Failures);
    }
}
