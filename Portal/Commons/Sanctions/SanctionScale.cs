using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>A step that the scale proposes.</summary>
/// <param name="Kind">What.</param>
/// <param name="Days">For how long; null where that is no question.</param>
public readonly record struct SanctionStep(SanctionKind Kind, int? Days);

/// <summary>
/// How sanctions add up. Each counts points for half a year, a warning also what is said when it is given; what is proposed next follows from them. It is offered, not enforced: moderators know more than a number does.
/// </summary>
public static class SanctionScale
{
    /// <summary>So long a sanction counts of which nothing else was said.</summary>
    public static TimeSpan Counts { get; } = TimeSpan.FromDays(180);

    /// <summary>The most that a warning counts.</summary>
    public const int MostPoints = 10;

    /// <summary>The most days for which it does; what counts longer counts for good.</summary>
    public const int MostDays = 5 * 366;

    /// <summary>When points stop counting that began then; null where they count for good.</summary>
    /// <param name="from">Since when they count.</param>
    /// <param name="days">For how many days: 0 for good, null for <see cref="Counts"/>.</param>
    public static DateTime? EndOf(DateTime from, int? days) => days switch { null => from + Counts, 0 => null, { } so => from.AddDays(so) };

    /// <summary>What cannot be said of what a warning counts, at its field, or null.</summary>
    public static Problem? Check(int? points, int? days) =>
        points is < 0 or > MostPoints ? Problem.Invalid<SanctionText>("points", "PointsBounds", MostPoints)
        : days is < 0 or > MostDays ? Problem.Invalid<SanctionText>("pointDays", "PointDaysBounds", MostDays)
        : null;

    /// <summary>What a kind counts.</summary>
    public static int PointsOf(SanctionKind kind) => kind switch
    {
        SanctionKind.Warning or SanctionKind.Approval => 1,
        SanctionKind.Mute => 2,
        SanctionKind.Suspension => 3,
        SanctionKind.Ban => 5,
        _ => 0,
    };

    /// <summary>What is proposed for who has so many points.</summary>
    public static SanctionStep Next(int points) => points switch
    {
        < 1 => new(SanctionKind.Warning, null),
        < 3 => new(SanctionKind.Mute, 1),
        < 5 => new(SanctionKind.Mute, 7),
        < 8 => new(SanctionKind.Suspension, 7),
        < 11 => new(SanctionKind.Suspension, 30),
        _ => new(SanctionKind.Ban, null),
    };
}
