namespace Portal.Commons.Reactions;

/// <summary>The sentences of reactions.</summary>
public sealed class ReactionText;
