using System.Text.Json.Serialization;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Chat;

/// <summary>A colleague was invited into a chat, or no longer is: told at the desk alone, the customer learns of who comes.</summary>
public sealed record ChatInvitationChanged(long ChatId, long AccountId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [ChatNews.Desk];

    [JsonIgnore]
    public override Subject? About => new("chat", ChatId);
}

/// <summary>A colleague answers in a chat beside its holder.</summary>
public sealed record ColleagueJoined(long ChatId, long AccountId, int Number) : ChatNews(ChatId);

/// <summary>A colleague answers in a chat no more.</summary>
public sealed record ColleagueLeft(long ChatId, long AccountId, int Number) : ChatNews(ChatId);
