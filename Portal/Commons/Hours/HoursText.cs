namespace Portal.Commons.Hours;

/// <summary>The sentences of opening hours and of times that are typed, in the resources beside this file.</summary>
public sealed class HoursText;
