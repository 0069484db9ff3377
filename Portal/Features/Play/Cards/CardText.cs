namespace Portal.Features.Play;

/// <summary>The sentences of greeting cards.</summary>
public sealed class CardText;
