using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>Somebody wanted to be reminded of a post at this time: told to them alone.</summary>
public sealed record BookmarkDue(long AccountId, long TopicId, long PostId, int Number) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [StandingChanged.Channel(AccountId)];

    [JsonIgnore]
    public override Subject? About => new("post", PostId);
}
