using System.Text.Json.Serialization;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Commons.People;

/// <summary>Somebody's roles, ban or memberships are no longer what they were: open circuits look again.</summary>
public sealed record StandingChanged(long AccountId) : News
{
    /// <summary>The channel of one account, which only that account may read.</summary>
    public static string Channel(long accountId) => $"me:{accountId}";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Channel(AccountId), SiteNews.Channel];
}
