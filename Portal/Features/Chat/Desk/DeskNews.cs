using System.Text.Json.Serialization;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Chat;

/// <summary>What the staff know of a chat is another: its tags, a block, a topic that was made of it. Told at the desk alone.</summary>
public sealed record ChatFactsChanged(long ChatId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [ChatNews.Desk];

    [JsonIgnore]
    public override Subject? About => new("chat", ChatId);
}
