namespace Portal.Commons.Watching;

/// <summary>The sentences of the watch, in the resources beside this file.</summary>
public sealed class WatchText;
