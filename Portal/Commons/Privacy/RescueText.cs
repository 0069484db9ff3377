namespace Portal.Commons.Privacy;

/// <summary>The sentences of the privacy rescue, in the resources beside this file.</summary>
public sealed class RescueText;
