namespace Portal.Platform.Live;

/// <summary>The channel of what stands on every page: names, roles, settings. Every kept page depends on it.</summary>
public static class SiteNews
{
    /// <summary>The channel.</summary>
    public const string Channel = "site";
}
