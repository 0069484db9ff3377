namespace Portal.Commons.Screening;

/// <summary>The sentences of screening, in the resources beside this file.</summary>
public sealed class ScreeningText;
