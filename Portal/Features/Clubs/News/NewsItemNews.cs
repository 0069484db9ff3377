using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Something happened to the news of a club: told on the club's channel; ids alone.</summary>
/// <param name="NewsId">Which.</param>
/// <param name="ClubId">Whose.</param>
public abstract record NewsItemNews(long NewsId, long ClubId) : News
{
    [JsonIgnore]
    public override Subject? About => new(NewsItem.Kind, NewsId);

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [GroupNews.Channel(ClubId)];
}

/// <summary>It can be read, from now on.</summary>
public sealed record ClubNewsPublished(long NewsId, long ClubId) : NewsItemNews(NewsId, ClubId);

/// <summary>It is not what it was.</summary>
public sealed record ClubNewsChanged(long NewsId, long ClubId) : NewsItemNews(NewsId, ClubId)
{
    /// <summary>Who changed it; null for the portal itself.</summary>
    public long? ById { get; init; }
}

/// <summary>It was withdrawn.</summary>
public sealed record ClubNewsWithdrawn(long NewsId, long ClubId) : NewsItemNews(NewsId, ClubId), ITakenFromView;

/// <summary>It was taken from view.</summary>
public sealed record ClubNewsHidden(long NewsId, long ClubId) : NewsItemNews(NewsId, ClubId), ITakenFromView;

/// <summary>What was taken from view can be read again.</summary>
public sealed record ClubNewsRestored(long NewsId, long ClubId) : NewsItemNews(NewsId, ClubId), IShownAgain;
