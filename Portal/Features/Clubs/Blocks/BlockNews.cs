using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>The blocks of a club's page stand otherwise, without a new word among them.</summary>
public sealed record ClubArranged(long ClubId, bool Hidden) : ClubNews(ClubId, Hidden);

/// <summary>Something happened to what somebody wrote or put up in a club: an article, a download, a photo, a word on a download. Told in the club alone; ids only.</summary>
/// <param name="ItemId">Which.</param>
/// <param name="ClubId">Where.</param>
public abstract record ClubItemNews(long ItemId, long ClubId) : News
{
    [JsonIgnore]
    public override Subject? About => new(ClubItem.Word, ItemId);

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [GroupNews.Channel(ClubId)];
}

/// <summary>It came.</summary>
public sealed record ClubItemAdded(long ItemId, long ClubId) : ClubItemNews(ItemId, ClubId);

/// <summary>It is not what it was.</summary>
public sealed record ClubItemChanged(long ItemId, long ClubId) : ClubItemNews(ItemId, ClubId)
{
    /// <summary>Who changed it; null for the portal itself.</summary>
    public long? ById { get; init; }
}

/// <summary>It was taken from view, or taken away.</summary>
public sealed record ClubItemHidden(long ItemId, long ClubId) : ClubItemNews(ItemId, ClubId), ITakenFromView;

/// <summary>It can be read again.</summary>
public sealed record ClubItemRestored(long ItemId, long ClubId) : ClubItemNews(ItemId, ClubId), IShownAgain;
