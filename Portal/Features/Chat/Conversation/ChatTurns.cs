using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Which lines of a chat say that it changed hands or state: a turn. What else is told in it turns nothing: that a colleague comes or goes, that another chat came into it, that a date is promised, that the customer asks to be called.</summary>
internal static class ChatTurns
{
    /// <summary>The turns of all chats.</summary>
    public static IQueryable<ChatMessage> Turns(this PortalDb db) => db.Set<ChatMessage>().Where(m =>
        m.Event != null && m.Event != ChatEvent.CallAsked && m.Event != ChatEvent.Joined && m.Event != ChatEvent.ColleagueLeft && m.Event != ChatEvent.Merged
        && m.Event != ChatEvent.Promised && m.Event != ChatEvent.PromiseChanged && m.Event != ChatEvent.PromiseWithdrawn);

    /// <summary>The same of an event that was read.</summary>
    public static bool IsTurn(ChatEvent? what) => what is not (null or ChatEvent.CallAsked or ChatEvent.Joined or ChatEvent.ColleagueLeft or ChatEvent.Merged
        or ChatEvent.Promised or ChatEvent.PromiseChanged or ChatEvent.PromiseWithdrawn);
}
