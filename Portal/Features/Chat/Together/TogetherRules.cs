using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>Who may bring colleagues into a chat, and who may come. Pure functions, asked by the deeds and by the views alike.</summary>
public static class TogetherRules
{
    /// <summary>Why an agent may not invite somebody or send them away, or null: who holds the chat may, and an admin.</summary>
    public static Problem? MayNotInvite(Standing standing, ChatState state, long? agentId, string? holder) => ChatRules.MayNotHandOver(standing, state, agentId, holder);

    /// <summary>Why an agent may not join an open chat, or null: who was invited may, and an admin unasked. Its holder is in it already.</summary>
    public static Problem? MayNotJoin(Standing standing, ChatState state, long? agentId, string? holder, bool invited) => state switch
    {
        ChatState.Waiting => Problem.Conflict<ChatText>("TakeItFirst"),
        ChatState.Closed => Problem.Conflict<ChatText>("ChatIsClosed"),
        _ => agentId == standing.AccountId ? Problem.Conflict<ChatText>("YoursAlready")
            : invited || standing.IsAdmin ? null
            : Problem.Refused<ChatText>("NotInvited", holder ?? ""),
    };
}
