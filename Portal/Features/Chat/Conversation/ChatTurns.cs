using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Which lines of a chat say that it changed hands or state: a turn. What else is told in it turns nothing: that a colleague comes or goes, that another chat came into it, that a date is promised, that the customer asks to be called.</summary>
internal static class ChatTurns
{
    private static readonly List<ChatEvent> Others =
        [ChatEvent.CallAsked, ChatEvent.Joined, ChatEvent.ColleagueLeft, ChatEvent.Merged, ChatEvent.Promised, ChatEvent.PromiseChanged, ChatEvent.PromiseWithdrawn];

    /// <summary>The turns of all chats.</summary>
    public static IQueryable<ChatMessage> Turns(this PortalDb db) => db.Set<ChatMessage>().Where(m => m.Event != null && !Others.Contains(m.Event.Value));

    /// <summary>The same of an event that was read.</summary>
    public static bool IsTurn(ChatEvent? what) => what is { } told && !Others.Contains(told);
}
