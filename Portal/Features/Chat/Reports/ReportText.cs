namespace Portal.Features.Chat;

/// <summary>The sentences of the figures, in the resources beside this file.</summary>
public sealed class ReportText;
