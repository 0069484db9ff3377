using System.Globalization;

namespace Portal.Commons.Sanctions;

/// <summary>What a warning counts and for how long, as it is typed.</summary>
/// <param name="Points">The points; nothing for what warnings count.</param>
/// <param name="Days">The days, 0 for good; nothing for half a year.</param>
public readonly record struct TypedPoints(string? Points, string? Days)
{
    /// <summary>As a worded reason says it, with nothing where it leaves that to the scale.</summary>
    public static TypedPoints Of(int? points, int? days) => new(Word(points), Word(days));

    /// <summary>The same with what the scale says there, to be seen and changed.</summary>
    public static TypedPoints Whole(int? points, int? days) => Of(points ?? SanctionScale.PointsOf(SanctionKind.Warning), days ?? SanctionScale.Counts.Days);

    /// <summary>The points; null where nothing is typed.</summary>
    public int? PointsNumber => Number(Points);

    /// <summary>The days; null where nothing is typed.</summary>
    public int? DaysNumber => Number(Days);

    private static string? Word(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is no number fits nowhere, and is said so at its field.</summary>
    private static int? Number(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
