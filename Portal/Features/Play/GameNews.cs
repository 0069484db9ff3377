using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Play;

/// <summary>Something happened to a game: told on its channel and on that of its group; ids alone.</summary>
/// <param name="GameId">Which.</param>
/// <param name="GroupId">Whose.</param>
public abstract record GameNews(long GameId, long GroupId) : News
{
    [JsonIgnore]
    public override Subject? About => new(Game.Kind, GameId);

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Channel(GameId), GroupNews.Channel(GroupId)];

    /// <summary>The channel of one game.</summary>
    public static string Channel(long gameId) => $"{Game.Kind}:{gameId}";
}

/// <summary>A game was announced.</summary>
public sealed record GameAnnounced(long GameId, long GroupId) : GameNews(GameId, GroupId);

/// <summary>A game has reached another stage.</summary>
public sealed record GameChanged(long GameId, long GroupId) : GameNews(GameId, GroupId);

/// <summary>The words of a game are not what they were.</summary>
public sealed record GameReworded(long GameId, long GroupId) : GameNews(GameId, GroupId)
{
    /// <summary>Who changed them; null for the portal itself.</summary>
    public long? ById { get; init; }
}

/// <summary>A game was called off.</summary>
public sealed record GameCancelled(long GameId, long GroupId) : GameNews(GameId, GroupId)
{
    /// <summary>Who called it off.</summary>
    public long? ById { get; init; }
}

/// <summary>Others take part than before. Told to those alone who look at the game.</summary>
public sealed record GamePlayed(long GameId) : News
{
    [JsonIgnore]
    public override Subject? About => new(Game.Kind, GameId);

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [GameNews.Channel(GameId)];
}

/// <summary>A game was taken from view.</summary>
public sealed record GameHidden(long GameId, long GroupId) : GameNews(GameId, GroupId), ITakenFromView;

/// <summary>A game that was taken from view can be read again.</summary>
public sealed record GameRestored(long GameId, long GroupId) : GameNews(GameId, GroupId), IShownAgain;

/// <summary>There is something to tell those who take part in a game, or one of them. No screen shows it by itself.</summary>
/// <param name="NoticeId">What.</param>
public sealed record GameNoticed(long NoticeId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [];
}
