using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>How long a mute or a suspension is to last.</summary>
/// <param name="Hours">So many hours from when it is decided; <see cref="ToMoment"/> for an end that is typed.</param>
/// <param name="Until">The end that is typed, in UTC.</param>
public readonly record struct SanctionLength(int Hours, string? Until = null)
{
    /// <summary>Stands for the choice of an end that is typed.</summary>
    public const int ToMoment = -1;

    private const int Day = 24;

    /// <summary>The lengths there are to choose from.</summary>
    public static IReadOnlyList<int> Offered { get; } = [1, Day, 3 * Day, 7 * Day, 30 * Day, 90 * Day];

    /// <summary>What is usual for a kind.</summary>
    public static SanctionLength Usual(SanctionKind kind) => new(kind is SanctionKind.Suspension or SanctionKind.Approval ? 7 * Day : Day);

    /// <summary>So many days.</summary>
    public static SanctionLength OfDays(int days) => new(days * Day);

    /// <summary>When it ends that begins now; null where what was typed is no time.</summary>
    public DateTime? EndFrom(DateTime now) => Hours == ToMoment ? UtcTime.Read(Until) : now.AddHours(Hours);
}
