using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Play;

/// <summary>Something happened to an entry: told on the channel of its contest; ids alone.</summary>
/// <param name="EntryId">Which.</param>
/// <param name="GameId">Of which contest.</param>
public abstract record EntryNews(long EntryId, long GameId) : News
{
    [JsonIgnore]
    public override Subject? About => new(ContestEntry.Kind, EntryId);

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [GameNews.Channel(GameId)];
}

/// <summary>Somebody voted in a contest, or gave points. Told to their own windows alone: counts are nobody's before the end, and hundreds who look on have nothing to read again.</summary>
/// <param name="GameId">Which contest.</param>
/// <param name="AccountId">Who.</param>
public sealed record ContestVoted(long GameId, [property: JsonIgnore] long AccountId) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [StandingChanged.Channel(AccountId)];
}

/// <summary>An entry was sent in.</summary>
public sealed record ContestEntrySubmitted(long EntryId, long GameId) : EntryNews(EntryId, GameId);

/// <summary>The words of an entry are not what they were.</summary>
public sealed record ContestEntryReworded(long EntryId, long GameId) : EntryNews(EntryId, GameId)
{
    /// <summary>Who changed them; null for the portal itself.</summary>
    public long? ById { get; init; }
}

/// <summary>An entry was taken back by its author.</summary>
public sealed record ContestEntryWithdrawn(long EntryId, long GameId) : EntryNews(EntryId, GameId);

/// <summary>An entry was taken from view.</summary>
public sealed record ContestEntryHidden(long EntryId, long GameId) : EntryNews(EntryId, GameId), ITakenFromView;

/// <summary>An entry that was taken from view can be read again.</summary>
public sealed record ContestEntryRestored(long EntryId, long GameId) : EntryNews(EntryId, GameId), IShownAgain;
