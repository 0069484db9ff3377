namespace Portal.Commons.Moderation;

/// <summary>The sentences of flags and decisions, in the resources beside this file.</summary>
public sealed class FlagText;
