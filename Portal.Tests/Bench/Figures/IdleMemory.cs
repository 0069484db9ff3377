namespace Portal.Bench.Figures;

/// <summary>Memory of the process ten seconds after its start, beside a bare Kestrel process.</summary>
internal sealed class IdleMemory : IFigure
{
    private const double AskedMegabytes = 200;

    /// <inheritdoc/>
    public string Name => "idle";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        await using var server = await stage.ServeAsync(await stage.SmallAsync(cancel), cancel);
        await using var bare = await BareKestrel.StartAsync(stage, cancel);
        await Task.Delay(TimeSpan.FromSeconds(10), cancel);
        var (measured, yardstick) = (server.ResidentBytes, bare.ResidentBytes);
        return
        [
            new Row("idle memory of the process after start (RSS)", $"{AskedMegabytes} MB", Units.Megabytes(measured), Units.Megabytes(yardstick) + " bare Kestrel",
                (double)measured / yardstick, measured <= AskedMegabytes * 1024 * 1024),
        ];
    }
}
