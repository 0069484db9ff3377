namespace Portal.Features.Clubs;

/// <summary>The sentences about how a club is doing.</summary>
public sealed class ClubHealthText;
