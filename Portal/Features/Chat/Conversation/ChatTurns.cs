using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Which lines of a chat say that it changed hands or state: a turn. That the customer asks to be called, and that a date is promised, is told in it, too, and turns nothing.</summary>
internal static class ChatTurns
{
    /// <summary>The turns of all chats.</summary>
    public static IQueryable<ChatMessage> Turns(this PortalDb db) => db.Set<ChatMessage>().Where(m =>
        m.Event != null && m.Event != ChatEvent.CallAsked && m.Event != ChatEvent.Promised && m.Event != ChatEvent.PromiseChanged && m.Event != ChatEvent.PromiseWithdrawn);

    /// <summary>The same of an event that was read.</summary>
    public static bool IsTurn(ChatEvent? what) => what is not (null or ChatEvent.CallAsked or ChatEvent.Promised or ChatEvent.PromiseChanged or ChatEvent.PromiseWithdrawn);
}
