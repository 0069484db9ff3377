using System.Globalization;

namespace Portal.Platform.Ui;

/// <summary>Bars for amounts of separate things, a line for one amount over time.</summary>
public enum ChartKind { Bar, Line }

/// <summary>One value and what it belongs to; null where there is none, which is not nought.</summary>
public sealed record ChartPoint(string Label, double? Value);

/// <summary>Where everything of a chart stands, in units of its drawing.</summary>
internal sealed class ChartPlot(IReadOnlyList<ChartPoint> points)
{
    public const int Width = 400, Height = 180, Left = 34, Right = 6, Top = 10, Bottom = 24;
    private const int LabelWidth = 48;

    private double Step => (double)(Width - Left - Right) / Math.Max(1, points.Count);
    private static double Base => Height - Bottom;

    /// <summary>The end of the scale: 1, 2 or 5 with zeros.</summary>
    public double Max { get; } = Nice(points.Max(point => point.Value) ?? 0);

    /// <summary>The values at which a line is drawn across: whole ones, as most of what is counted is.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(0, Parts + 1).Select(i => Max * i / Parts).Where(tick => tick % 1 == 0);

    private int Parts => Max >= 4 && Max / 4 % 1 != 0 ? 5 : 4;

    public double X(int index) => Left + (index + .5) * Step;

    public double Y(double value) => Base - Math.Max(0, value) / Max * (Base - Top);

    public double BarWidth => Math.Min(48, Step * .68);

    public bool ShowsLabel(int index) => index % Math.Max(1, (int)Math.Ceiling(LabelWidth / Step)) == 0;

    /// <summary>The line; it is broken where there is no value.</summary>
    public string Line => string.Join(' ', points.Select((point, i) => point.Value is { } value ? $"{(i == 0 || points[i - 1].Value is null ? 'M' : 'L')}{N(X(i))} {N(Y(value))}" : "").Where(part => part.Length > 0));

    /// <summary>What lies below it; nothing where it is broken.</summary>
    public string Area => points.Count == 0 || points.Any(point => point.Value is null) ? "" : $"{Line} L{N(X(points.Count - 1))} {N(Base)} L{N(X(0))} {N(Base)} Z";

    /// <summary>A number as SVG wants it, whatever the reader's culture.</summary>
    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static double Nice(double value)
    {
        if (value <= 1) return 1;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 2, 4, 5, 8, 10 }.First(factor => factor * unit >= value) * unit;
    }
}
