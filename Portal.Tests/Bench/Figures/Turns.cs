using Portal.Bench.Http;
using Portal.Bench.Servers;

namespace Portal.Bench.Figures;

/// <summary>Two or more servers loaded by turns, in short stretches, so that whatever else the machine does falls on all alike.</summary>
internal static class Turns
{
    private const int Rounds = 5;

    /// <summary>
    /// Warms each up, loads each five times, and gives for each what it reached a second in the round that is the middle one by <paramref name="rank"/>;
    /// any failed response is an error.
    /// </summary>
    public static async Task<IReadOnlyList<double>> RunAsync(
        Stage stage, IReadOnlyList<(Server Server, LoadPlan Plan)> all, Func<IReadOnlyList<double>, double> rank, CancellationToken cancel)
    {
        foreach (var (_, plan) in all)
        {
            await Load.RunAsync(plan, stage.Options.Stretch(5), TimeSpan.Zero, cancel);
        }

        return await Undisturbed.MiddleAsync(Rounds, rank, Round, cancel);

        async Task<(IReadOnlyList<double>, bool)> Round()
        {
            var (reached, disturbed) = (new List<double>(), false);
            foreach (var (server, plan) in all)
            {
                var (result, busy) = await OneAsync(server, plan, TimeSpan.FromSeconds(0.2), stage.Options.Stretch(1.5), cancel);
                reached.Add(result.PerSecond);
                disturbed |= busy.Disturbed;
            }

            return (reached, disturbed);
        }
    }

    /// <summary>Loads one server for a while.</summary>
    public static async Task<(LoadResult Result, BusyCores Busy)> OneAsync(Server server, LoadPlan plan, TimeSpan warmUp, TimeSpan measured, CancellationToken cancel)
    {
        var watched = BusyCores.Watch(() => server.ProcessorTime);
        var result = await Load.RunAsync(plan, warmUp, measured, cancel);
        var busy = watched();
        Stage.Say($"  {plan.Target.AbsolutePath}: {Units.PerSecond(result.PerSecond)}, median {Units.Milliseconds(result.Times.At(0.5))}, p99 {Units.Milliseconds(result.Times.At(0.99))}; {busy}");
        return result.Failures.Count == 0
            ? (result, busy)
            : throw new InvalidOperationException($"{plan.Target} answered " + string.Join(", ", result.Failures.Select(f => $"{f.Value} times {f.Key}")));
    }
}
