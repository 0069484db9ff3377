using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>How far newcomers may go, read and checked once, at the start: <c>Newcomers:Links</c> and so on. What switches the pace of posting off, <c>RateLimits:Enabled</c>, switches these off too.</summary>
/// <param name="Enabled">Whether there are such limits at all.</param>
/// <param name="Links">The most links to elsewhere in one post.</param>
/// <param name="Images">The most pictures in one post.</param>
/// <param name="Mentions">The most people that one post speaks to.</param>
/// <param name="TopicsADay">The most topics started in 24 hours during the first days.</param>
/// <param name="RepliesADay">The most replies written in 24 hours during the first days.</param>
/// <param name="FirstDays">How long the first days are; zero for none.</param>
public sealed record NewcomerSettings(bool Enabled, int Links, int Images, int Mentions, int TopicsADay, int RepliesADay, TimeSpan FirstDays)
{
    private const int Most = 1000;

    /// <summary>Reads them; one that cannot work stops the start.</summary>
    public static NewcomerSettings Read(IConfiguration configuration) => new(
        configuration.Switch("RateLimits:Enabled", true),
        configuration.Number("Newcomers:Links", 3, 0, Most),
        configuration.Number("Newcomers:Images", 4, 0, Most),
        configuration.Number("Newcomers:Mentions", 5, 0, Most),
        configuration.Number("Newcomers:TopicsADay", 5, 1, Most),
        configuration.Number("Newcomers:RepliesADay", 20, 1, Most),
        TimeSpan.FromDays(configuration.Number("Newcomers:Days", 3, 0, 365)));
}
