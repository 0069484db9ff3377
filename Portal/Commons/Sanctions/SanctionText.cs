namespace Portal.Commons.Sanctions;

/// <summary>The sentences of sanctions, reasons and appeals, in the resources beside this file.</summary>
public sealed class SanctionText;
