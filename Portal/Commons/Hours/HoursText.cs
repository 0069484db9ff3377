namespace Portal.Commons.Hours;

/// <summary>The sentences of opening hours, in the resources beside this file.</summary>
public sealed class HoursText;
