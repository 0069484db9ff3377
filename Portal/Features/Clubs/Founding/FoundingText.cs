namespace Portal.Features.Clubs;

/// <summary>The sentences of founding clubs and of finding them.</summary>
public sealed class FoundingText;
