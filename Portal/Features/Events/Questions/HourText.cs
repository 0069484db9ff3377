namespace Portal.Features.Events;

/// <summary>The sentences of question hours, in the resources beside this file.</summary>
public sealed class HourText;
