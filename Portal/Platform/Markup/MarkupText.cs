namespace Portal.Platform.Markup;

/// <summary>Marks the sentences that stand in people's texts.</summary>
public sealed class MarkupText;
