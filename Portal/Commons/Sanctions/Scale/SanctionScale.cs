using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>
/// How sanctions add up. Each counts points for half a year, a warning also what is said when it is given; what is proposed next follows from them. It is offered, not enforced, as moderators know more than a number does, save where an admin said that a step follows by itself (<see cref="SavedScale"/>).
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

    /// <summary>The most steps.</summary>
    public const int MostSteps = 5;

    /// <summary>The most points from which on one is.</summary>
    public const int MostFrom = 100;

    /// <summary>The most days of one.</summary>
    public const int MostStepDays = 365;

    /// <summary>The steps as long as no admin said others: all of them are offered, none is enforced.</summary>
    public static IReadOnlyList<SanctionStep> Usual { get; } =
        [new(SanctionKind.Mute, 1, 1), new(SanctionKind.Mute, 7, 3), new(SanctionKind.Suspension, 7, 5), new(SanctionKind.Suspension, 30, 8), new(SanctionKind.Ban, null, 11)];

    /// <summary>The kinds that a step can be.</summary>
    public static IReadOnlyList<SanctionKind> KindsOfSteps { get; } = [SanctionKind.Approval, SanctionKind.Mute, SanctionKind.Suspension, SanctionKind.Ban];

    /// <summary>What some steps, in order, propose for who has so many points; a warning before the first of them.</summary>
    public static SanctionStep Next(IReadOnlyList<SanctionStep> steps, int points) => Last(steps, points, actsOnly: false) ?? new(SanctionKind.Warning, null);

    /// <summary>What follows by itself from a warning that finds somebody with so many points, by some steps, in order; null for nothing.</summary>
    public static SanctionStep? Following(IReadOnlyList<SanctionStep> steps, int points) => Last(steps, points, actsOnly: true);

    /// <summary>What cannot be said of steps, or null: each begins at a number of its own, what ends has an end, and nobody is banned by a number alone.</summary>
    public static Problem? Check(IReadOnlyList<SanctionStep> steps) =>
        steps.Count > MostSteps ? Problem.Invalid<SanctionText>("steps", "TooManySteps", MostSteps)
        : steps.Any(s => s.From is < 1 or > MostFrom) ? Problem.Invalid<SanctionText>("steps", "StepFromBounds", MostFrom)
        : steps.Select(s => s.From).Distinct().Count() < steps.Count ? Problem.Invalid<SanctionText>("steps", "StepTwice")
        : steps.Any(s => !KindsOfSteps.Contains(s.Kind)) ? Problem.Invalid<SanctionText>("steps", "StepKinds")
        : steps.Any(s => SanctionRules.Lasts(s.Kind) ? s.Days is not (>= 1 and <= MostStepDays) : s.Days is not null) ? Problem.Invalid<SanctionText>("steps", "StepDaysBounds", MostStepDays)
        : steps.Any(s => s is { Kind: SanctionKind.Ban, Acts: true }) ? Problem.Invalid<SanctionText>("steps", "NoBanByItself")
        : null;

    private static SanctionStep? Last(IReadOnlyList<SanctionStep> steps, int points, bool actsOnly) =>
        steps.Where(s => s.From <= points && (s.Acts || !actsOnly)).Select(s => (SanctionStep?)s).LastOrDefault();
}
