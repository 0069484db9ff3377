namespace Portal.Commons.Screening;

/// <summary>What became of a text that was tried.</summary>
/// <param name="Hits">The lines that met it.</param>
/// <param name="MetOf">How many of the last writings the line would have met.</param>
/// <param name="Of">How many there were.</param>
public sealed record WordTrial(IReadOnlyList<TriedWord> Hits, int MetOf, int Of);

/// <summary>A line that met a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="Effect">What would be done.</param>
/// <param name="Place">Where alone; empty for everywhere.</param>
/// <param name="Said">What it met.</param>
/// <param name="Usual">True for one that the portal brings along: it counts for strangers alone.</param>
public sealed record TriedWord(WatchedKind Kind, string Text, WatchedEffect Effect, string Place, string Said, bool Usual);
