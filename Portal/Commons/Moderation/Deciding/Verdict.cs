namespace Portal.Commons.Moderation;

/// <summary>A decision, as somebody wants to take it.</summary>
/// <param name="Outcome">What it is.</param>
/// <param name="Note">Why, for the log and for those concerned; may be left out where the case itself says why.</param>
/// <param name="Version">The version of the case that was looked at; null where that does not matter.</param>
/// <param name="Stamp">How the text and its title stood when it was looked at (<see cref="QueuedCase.Stamp"/>); null where that does not matter.</param>
public sealed record Verdict(Outcome Outcome, string? Note = null, int? Version = null, string? Stamp = null);
