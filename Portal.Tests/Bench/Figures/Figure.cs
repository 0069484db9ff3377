namespace Portal.Bench.Figures;

/// <summary>One thing that is measured, beside its yardstick; some give more than one row.</summary>
public interface IFigure
{
    /// <summary>The word that <c>--only</c> knows it by.</summary>
    string Name { get; }

    /// <summary>True for what takes too long to be measured when nobody asked for it by name.</summary>
    bool WhenNamedOnly => false;

    /// <summary>How long it may take at most.</summary>
    TimeSpan Limit => TimeSpan.FromMinutes(4);

    /// <summary>Measures; what it cannot measure is an exception, which becomes a row that says so.</summary>
    Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel);
}

/// <summary>One line of the table. <paramref name="Met"/> is null where nothing is asked.</summary>
public sealed record Row(string Figure, string Asked, string Measured, string Yardstick, double? Ratio, bool? Met)
{
    /// <summary>A figure that could not be measured, which counts as not met.</summary>
    public static Row Failed(string figure, string reason) => new(figure, "", "not measured: " + reason, "", null, false);
}
