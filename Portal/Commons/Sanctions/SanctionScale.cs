namespace Portal.Commons.Sanctions;

/// <summary>A step that the scale proposes.</summary>
/// <param name="Kind">What.</param>
/// <param name="Days">For how long; null where that is no question.</param>
public readonly record struct SanctionStep(SanctionKind Kind, int? Days);

/// <summary>
/// How sanctions add up. Each counts points for half a year; what is proposed next follows from them. It is offered, not enforced: moderators know more than a number does.
/// </summary>
public static class SanctionScale
{
    /// <summary>So long a sanction counts.</summary>
    public static TimeSpan Counts { get; } = TimeSpan.FromDays(180);

    /// <summary>What a kind counts.</summary>
    public static int PointsOf(SanctionKind kind) => kind switch
    {
        SanctionKind.Warning => 1,
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
