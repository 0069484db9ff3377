namespace Portal.Commons.Cases;

/// <summary>The sentences of cases, in the resources beside this file.</summary>
public sealed class CasesText;
