using Portal.Commons.Audit;
using Portal.Kernel;

namespace Portal.Features.Moderation;

/// <summary>Which lines of the log are wanted; what is null does not narrow it.</summary>
/// <param name="Action">Only this action.</param>
/// <param name="Person">Only what the account of this name did.</param>
/// <param name="Subject">Only what was done to this, written as <c>post:12</c>.</param>
public sealed record AuditFilter(AuditAction? Action = null, string? Person = null, string? Subject = null)
{
    /// <summary>The longest words to look for.</summary>
    public const int MostWords = 200;

    /// <summary>Only actions of this kind.</summary>
    public AuditGroup? Group { get; init; }

    /// <summary>Only what concerns the account of this name.</summary>
    public string? Whom { get; init; }

    /// <summary>Only what was done at this place, written as <c>category:5</c>.</summary>
    public string? Place { get; init; }

    /// <summary>Only from this day on, in UTC.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only up to this day, which is included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only lines in which this is said: in the reason, the details, or before and after. Capitals do not matter.</summary>
    public string? Words { get; init; }

    /// <summary>The first moment that is wanted.</summary>
    internal DateTime? Begin => From?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>The first moment that is no longer wanted.</summary>
    internal DateTime? End => To is { } day && day < DateOnly.MaxValue ? day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : null;

    /// <summary>What is wrong with it, or null.</summary>
    internal Problem? Check() =>
        Bounds.Check("q", Words, MostWords, min: 0)
        ?? Bounds.Check("person", Person, MostWords, min: 0)
        ?? Bounds.Check("whom", Whom, MostWords, min: 0)
        ?? Bounds.Check("subject", Subject, 60, min: 0)
        ?? Bounds.Check("place", Place, 60, min: 0)
        ?? (From > To ? Problem.Invalid<RecordText>("to", "EndBeforeBegin") : null);
}
