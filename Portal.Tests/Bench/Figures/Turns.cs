using Portal.Bench.Http;
using Portal.Bench.Servers;

namespace Portal.Bench.Figures;

/// <summary>Two or more servers loaded by turns, in short stretches, so that whatever else the machine does falls on all alike.</summary>
internal static class Turns
{
    private const int Rounds = 5;

    /// <summary>Warms each up, loads each five times, and gives the median of what each reached a second; any failed response is an error.</summary>
    public static async Task<IReadOnlyList<double>> RunAsync(Stage stage, IReadOnlyList<(Server Server, LoadPlan Plan)> all, CancellationToken cancel)
    {
        foreach (var (_, plan) in all)
        {
            await Load.RunAsync(plan, stage.Options.Stretch(3.5), TimeSpan.Zero, cancel);
        }

        var reached = all.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < all.Count; i++)
            {
                var result = await OneAsync(all[i].Server, all[i].Plan, TimeSpan.FromSeconds(0.2), stage.Options.Stretch(1.5), cancel);
                reached[i].Add(result.PerSecond);
            }
        }

        return [.. reached.Select(values => values.Order().ElementAt(Rounds / 2))];
    }

    /// <summary>Loads one server for a while.</summary>
    public static async Task<LoadResult> OneAsync(Server server, LoadPlan plan, TimeSpan warmUp, TimeSpan measured, CancellationToken cancel)
    {
        var busy = new BusyCores(server);
        var result = await Load.RunAsync(plan, warmUp, measured, cancel);
        Stage.Say($"  {plan.Target.AbsolutePath}: {Units.PerSecond(result.PerSecond)}, median {Units.Milliseconds(result.Times.At(0.5))}, p99 {Units.Milliseconds(result.Times.At(0.99))}; {busy}");
        return result.Failures.Count == 0
            ? result
            : throw new InvalidOperationException($"{plan.Target} answered " + string.Join(", ", result.Failures.Select(f => $"{f.Value} times {f.Key}")));
    }
}
