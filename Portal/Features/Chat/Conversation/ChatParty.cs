using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>On which side of a chat somebody sits.</summary>
public enum ChatSeat
{
    /// <summary>The chat is none of theirs.</summary>
    None,

    /// <summary>The customer's.</summary>
    Customer,

    /// <summary>The staff's.</summary>
    Desk,
}

/// <summary>
/// Who takes part in a chat: the first argument of every deed in one. A visitor proves by the chat's secret that it is theirs.
/// An agent who is a customer here too sits at the customer's side, except at the desk.
/// </summary>
/// <param name="Actor">Who acts.</param>
/// <param name="Secret">The secret of a chat, where one was shown.</param>
/// <param name="AtDesk">True for what is done at the desk.</param>
public readonly record struct ChatParty(Actor Actor, string? Secret = null, bool AtDesk = false)
{
    /// <summary>The secret that was shown is that of a chat that went into the one that is asked for.</summary>
    internal bool Proved { get; init; }

    /// <summary>Whether it has proved that a chat is theirs, without an account.</summary>
    internal bool Opens(Chat chat) => Proved || ChatSecret.Opens(Secret, chat.SecretHash);

    /// <summary>An agent at the desk.</summary>
    public static ChatParty Desk(Actor actor) => new(actor, AtDesk: true);

    /// <summary>
    /// The author that a message's key belongs to. A visitor's is the chat itself: their address may change between a message and its repetition.
    /// </summary>
    internal Actor Author(long chatId) => Actor.AccountId is null ? AuthorOf(chatId) : Actor;

    /// <summary>The author of what comes into a chat without an account.</summary>
    internal static Actor AuthorOf(long chatId) => Actor.Visitor with { Address = $"chat:{chatId}" };
}
