namespace Portal.Platform.Ui;

/// <summary>A row of a <see cref="HeatTable"/>: its name, and a number for each column.</summary>
public sealed record HeatRow(string Label, IReadOnlyList<int> Numbers);
