using Portal.Kernel;

namespace Portal.Commons.Moderation;

/// <summary>What the card of a case shows beyond its evidence, in the reader's language.</summary>
/// <param name="Why">Why it is here: each a sentence, the most telling first.</param>
public sealed record QueueWords(IReadOnlyList<string> Why)
{
    /// <summary>The outcomes for this case, where they are fewer than those of its kind.</summary>
    public IReadOnlyList<Outcome>? Outcomes { get; init; }

    /// <summary>Why the reader may not decide this one, though they may such cases there; null where they may.</summary>
    public Problem? Refusal { get; init; }

    /// <summary>Where it is worked on, where that is not in the queue.</summary>
    public string? WorkUrl { get; init; }

    /// <summary>What it is about, where its kind keeps no evidence.</summary>
    public EvidenceView? Shown { get; init; }
}
