namespace Portal.Features.Chat;

/// <summary>The sentences of targets, clocks and promised dates, in the resources beside this file.</summary>
public sealed class PromiseText;
