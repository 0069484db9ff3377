using System.Text.Json.Serialization;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Chat;

/// <summary>Something happened in a chat that both sides may know of: told on the chat's channel and at the desk.</summary>
public abstract record ChatNews(long ChatId) : News
{
    /// <summary>The channel of the staff.</summary>
    public const string Desk = "desk";

    /// <summary>Says that somebody's place in the queue may have changed; for pages only, nobody outside may listen.</summary>
    public const string Queue = "chat-queue";

    /// <summary>The channel of one chat.</summary>
    public static string Chat(long chatId) => $"chat:{chatId}";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Chat(ChatId), Desk];

    [JsonIgnore]
    public override Subject? About => new("chat", ChatId);
}

/// <summary>A chat came to the queue or left it.</summary>
public abstract record QueueNews(long ChatId) : ChatNews(ChatId)
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Chat(ChatId), Desk, Queue];
}

/// <summary>A customer began a chat; the first message has the number 1.</summary>
public sealed record ChatStarted(long ChatId, long MessageId) : QueueNews(ChatId);

/// <summary>A customer or an agent said something.</summary>
public sealed record ChatMessageSent(long ChatId, long MessageId, int Number, ChatAuthor Author) : ChatNews(ChatId);

/// <summary>An agent took a chat.</summary>
public sealed record ChatTaken(long ChatId, long AgentId, int Number) : QueueNews(ChatId);

/// <summary>A chat was given to an agent, who has not answered yet.</summary>
public sealed record ChatGiven(long ChatId, long AgentId, int Number) : QueueNews(ChatId);

/// <summary>An agent handed a chat to another.</summary>
public sealed record ChatTransferred(long ChatId, long FromId, long ToId, int Number) : ChatNews(ChatId)
{
    /// <summary>Who decided it.</summary>
    public long? ById { get; init; }
}

/// <summary>An agent gave a chat back to the queue.</summary>
public sealed record ChatReleased(long ChatId, long AgentId, int Number) : QueueNews(ChatId);

/// <summary>A customer wrote in a closed chat, and it waits again.</summary>
public sealed record ChatReopened(long ChatId, int Number) : QueueNews(ChatId);

/// <summary>An agent opened a closed chat again, and has it.</summary>
public sealed record ChatResumed(long ChatId, long AgentId, int Number) : QueueNews(ChatId);

/// <summary>A chat was closed.</summary>
public sealed record ChatClosed(long ChatId, int Number) : QueueNews(ChatId);

/// <summary>A chat went into another of the same customer: who knows it by its old id goes on with the other.</summary>
public sealed record ChatMerged(long ChatId, long IntoId) : QueueNews(ChatId)
{
    /// <summary>Who held the one that went, where somebody else holds the other.</summary>
    public long? TakenFromId { get; init; }

    /// <summary>Who merged them.</summary>
    public long? ById { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Chat(ChatId), Chat(IntoId), Desk, Queue];
}

/// <summary>One side has seen everything up to a number.</summary>
public sealed record ChatRead(long ChatId, ChatAuthor By, int Number) : ChatNews(ChatId);

/// <summary>The page of one side has got everything up to a number.</summary>
public sealed record ChatDelivered(long ChatId, ChatAuthor By, int Number) : ChatNews(ChatId);

/// <summary>The customer rated what was finished, or changed their word.</summary>
public sealed record ChatRated(long ChatId) : ChatNews(ChatId);

/// <summary>The customer asked to be called back, or somebody called.</summary>
public sealed record ChatCallChanged(long ChatId) : ChatNews(ChatId);

/// <summary>A chat that was a visitor's belongs to an account now.</summary>
public sealed record ChatKept(long ChatId) : ChatNews(ChatId);

/// <summary>Personal data were taken out of what was said: whoever shows it reads it again.</summary>
public sealed record ChatRescued(long ChatId) : ChatNews(ChatId);

/// <summary>Somebody of the staff wrote a note beside a chat: told at the desk, and never on the chat's own channel.</summary>
public sealed record ChatNoted(long ChatId, long NoteId) : News
{
    /// <summary>Who wrote it.</summary>
    public long ById { get; init; }

    /// <summary>To whom it is shown at once: whom it speaks to, and who holds the chat.</summary>
    public IReadOnlyList<long> To { get; init; } = [];

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [ChatNews.Desk];

    [JsonIgnore]
    public override Subject? About => new("chat", ChatId);
}
