namespace Portal.Features.Play;

/// <summary>The sentences of what is played.</summary>
public sealed class PlayText;
