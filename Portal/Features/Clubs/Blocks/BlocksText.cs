namespace Portal.Features.Clubs;

/// <summary>The sentences of the blocks of a club's page, and of what stands in them.</summary>
public sealed class BlocksText;
