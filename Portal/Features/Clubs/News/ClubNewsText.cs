namespace Portal.Features.Clubs;

/// <summary>The sentences of clubs' news.</summary>
public sealed class ClubNewsText;
