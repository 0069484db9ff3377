namespace Portal.Platform.Live.Hub;

/// <summary>The hub's sentences, in the resources beside this file.</summary>
public sealed class HubText;
