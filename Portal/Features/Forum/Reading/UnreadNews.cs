using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>What is unread by these members may have changed. One row of the outbox for many of them: each hears it on their own channel, and of nobody else.</summary>
public sealed record UnreadChanged : News, IQuietNews
{
    /// <summary>Who; not among what is told.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> Accounts { get; init; } = [];

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [.. Accounts.Select(StandingChanged.Channel)];
}
