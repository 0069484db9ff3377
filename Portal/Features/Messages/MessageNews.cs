using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Messages;

/// <summary>
/// Something new in a conversation: told on its channel, and quietly on those of the members in it, whose lists and numbers follow. It says nothing of who wrote or of what: who
/// comes later may have it replayed.
/// </summary>
public abstract record MessageNews(long ConversationId, long MessageId, int Number) : News, IQuietNews
{
    /// <summary>Who is in the conversation; not among what is told.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> Accounts { get; init; } = [];

    /// <summary>The channel of one conversation.</summary>
    public static string Channel(long conversationId) => $"conversation:{conversationId}";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Channel(ConversationId), .. Accounts.Select(StandingChanged.Channel)];
}

/// <summary>Something was written, or happened, in a conversation.</summary>
public sealed record MessageSent(long ConversationId, long MessageId, int Number) : MessageNews(ConversationId, MessageId, Number)
{
    [JsonIgnore]
    public override Subject? About => new("message", MessageId);
}

/// <summary>A moderator took a message from view.</summary>
public sealed record MessageHidden(long ConversationId, long MessageId, int Number) : MessageNews(ConversationId, MessageId, Number), ITakenFromView
{
    [JsonIgnore]
    public Subject Thing => new("message", MessageId);
}

/// <summary>A message that was taken from view can be read again.</summary>
public sealed record MessageRestored(long ConversationId, long MessageId, int Number) : MessageNews(ConversationId, MessageId, Number), IShownAgain
{
    [JsonIgnore]
    public Subject Thing => new("message", MessageId);
}
