using System.Text.Json.Serialization;
using Portal.Kernel;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Commons.People;

/// <summary>Somebody's roles, ban or memberships are no longer what they were: open circuits look again.</summary>
public sealed record StandingChanged(long AccountId) : News
{
    /// <summary>The channel of one account, which only that account may read.</summary>
    public static string Channel(long accountId) => $"me:{accountId}";

    /// <summary>What a part listens to that shows something else when its reader's standing changes; a visitor's does not.</summary>
    public static IReadOnlyList<string> ChannelsOf(Actor reader) => reader.AccountId is { } id ? [Channel(id)] : [];

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Channel(AccountId)];
}

/// <summary>What everyone sees of somebody is no longer what it was: their name, their words about themselves, their roles. Any page may show some of it.</summary>
public sealed record PersonChanged(long AccountId, string PersonName) : News
{
    /// <summary>Who changed their words, where that is they themselves; null for others, and where something else changed.</summary>
    public long? ById { get; init; }

    /// <summary>The channel of a profile, by the name in its address.</summary>
    public static string Channel(string name) => $"person:{name}";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Channel(PersonName), SiteNews.Channel];
}

/// <summary>Somebody has an account now that everyone may look at. No screen shows it by itself; who keeps lists of people hears it.</summary>
public sealed record PersonCame(long AccountId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [];
}
