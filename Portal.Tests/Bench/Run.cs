using System.Diagnostics;
using Portal.Bench.Figures;
using Portal.Bench.Servers;

namespace Portal.Bench;

/// <summary>One run: the figures one after the other, then the table.</summary>
internal static class Run
{
    private static readonly TimeSpan LimitOfAll = TimeSpan.FromMinutes(15);

    private static readonly IFigure[] Figures =
    [
        new CachedPage(), new UncachedPage(), new ApiReplies(), new HubFanOut(), new RoomFanOut(), new ChatsAndRoom(), new OpenCircuits(), new WatchingRiver(), new FirstView(),
        new ModerationQueue(), new ClubPages(), new IdleMemory(), new StartUp(), new Growth(), new LongTopic(), new SearchTime(), new ScreenedReply(), new Million(),
    ];

    /// <summary>The names that <c>--only</c> takes.</summary>
    public static IEnumerable<string> Names => Figures.Select(figure => figure.Name);

    /// <summary>Measures what is asked for; answers 0 where all is met, 1 where something is not.</summary>
    public static async Task<int> AllAsync(BenchOptions options, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LimitOfAll);
        await using var stage = await OpenAsync(options, limit.Token);
        var rows = new List<Row>();
        foreach (var figure in Figures.Where(figure => options.Only.Count == 0 ? !figure.WhenNamedOnly : options.Only.Contains(figure.Name)))
        {
            Stage.Say(figure.Name);
            rows.AddRange(await OneAsync(figure, stage, limit.Token));
            cancel.ThrowIfCancellationRequested();
        }

        Stage.Say($"done in {clock.Elapsed:m\\:ss}");
        Console.WriteLine(Report.Markdown(rows));
        return rows.All(row => row.Met != false) ? 0 : 1;
    }

    private static async Task<Stage> OpenAsync(BenchOptions options, CancellationToken cancel)
    {
#if DEBUG
        Stage.Say("built without optimisation: for figures that count, run with -c Release");
#endif
        var stage = await Stage.OpenAsync(options, cancel);
        await Tuning.ApplyAsync(cancel);
        return stage;
    }

    /// <summary>A figure that fails costs its own rows, not the run.</summary>
    private static async Task<IReadOnlyList<Row>> OneAsync(IFigure figure, Stage stage, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(figure.Limit);
        try
        {
            return await figure.MeasureAsync(stage, limit.Token);
        }
        catch (Exception e)
        {
            Stage.Say($"  {figure.Name}: {e}");
            var reason = e.Message.Split('\n')[0];
            return [Row.Failed(figure.Name, reason.Length > 120 ? "..." + reason[^117..] : reason)];
        }
    }
}
