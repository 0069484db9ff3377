namespace Portal.Features.Moderation;

/// <summary>The sentences of the moderators' pages, in the resources beside this file.</summary>
public sealed class ModerationText;
