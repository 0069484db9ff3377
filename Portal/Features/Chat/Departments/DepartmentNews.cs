using System.Text.Json.Serialization;
using Portal.Platform.Outbox;

namespace Portal.Features.Chat;

/// <summary>A department was made or changed, or who belongs to it.</summary>
public sealed record DepartmentChanged(long DepartmentId) : News
{
    /// <summary>The channel of the pages that show departments; for pages only, nobody outside may listen.</summary>
    public const string Channel = "departments";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Channel, ChatNews.Desk, ChatNews.Queue];
}

/// <summary>An agent came to the desk, chose whether they can take chats, or is set up otherwise. That somebody is gone is a fact of time and told by nobody.</summary>
public sealed record AgentChanged(long AccountId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [ChatNews.Desk, ChatNews.Queue];
}
