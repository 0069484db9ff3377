namespace Portal.Features.Clubs;

/// <summary>The clubs' sentences.</summary>
public sealed class ClubsText;
