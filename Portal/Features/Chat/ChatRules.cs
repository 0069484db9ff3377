using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>Who may. Pure functions, asked by the deeds and by the views alike.</summary>
public static class ChatRules
{
    /// <summary>Whether somebody may sit at the desk at all.</summary>
    public static bool IsDesk(Standing standing) => standing.IsAgent;

    /// <summary>Where the party sits in a chat: a customer by account or by secret, the staff by role.</summary>
    public static ChatSeat SeatOf(Standing standing, ChatParty party, Chat chat) =>
        !party.AtDesk && ((chat.CustomerId is not null && chat.CustomerId == standing.AccountId) || party.Opens(chat)) ? ChatSeat.Customer
        : IsDesk(standing) ? ChatSeat.Desk
        : ChatSeat.None;

    /// <summary>Why somebody may not take personal data out of what is said in chats, or null: who works at the desk may, in all that they read there.</summary>
    public static Problem? MayNotRescue(Standing standing) => standing.MayNotWrite ?? (IsDesk(standing) ? null : Problem.NotAllowed);

    /// <summary>Why this person may not begin a chat, or do anything in theirs but read, or null. Everybody may who is not banned, who is muted too; no account is needed.</summary>
    public static Problem? MayNotAsk(Standing standing) => standing.IsMember ? standing.MayNotUse : null;

    /// <summary>Why somebody may not take a chat into their account, or null: who shows its secret may, while it belongs to no account.</summary>
    public static Problem? MayNotKeep(Standing standing, ChatParty party, Chat chat) =>
        standing.MayNotUse ?? (!party.Opens(chat) ? Problem.Refused<ChatText>("KeepNeedsSecret") : chat.CustomerId is null ? null : Problem.Conflict<ChatText>("KeptBefore"));

    /// <summary>Why the customer may not rate, or null: once for each finished part in which somebody answered, and to be changed for a day.</summary>
    public static Problem? MayNotRate(ChatSeat seat, Standing standing, FinishedPart? part, DateTime? ratedAt, DateTime now) =>
        seat != ChatSeat.Customer ? Problem.NotAllowed
        : MayNotAsk(standing) is { } mayNot ? mayNot
        : part is null ? Problem.Conflict<ChatText>("RateAtTheEnd")
        : part.AnsweredBy is null ? Problem.Conflict<ChatText>("NothingToRate")
        : ratedAt + ChatRating.Changeable < now ? Problem.Conflict<ChatText>("RatedForGood")
        : null;

    /// <summary>Why an agent may not answer, or null: only who holds the chat may, and who joined it with everybody's knowledge, so that two never answer at once unawares.</summary>
    public static Problem? MayNotAnswer(Standing standing, ChatState state, long? agentId, string? holder, bool joined = false) => state switch
    {
        ChatState.Waiting => Problem.Conflict<ChatText>("TakeItFirst"),
        ChatState.Closed => Problem.Conflict<ChatText>("ChatIsClosed"),
        _ => joined || agentId == standing.AccountId ? null : Held(holder),
    };

    /// <summary>Why an agent may not take the chat, or null: only one that waits can be taken.</summary>
    public static Problem? MayNotTake(Standing standing, ChatState state, long? agentId, string? holder) => state switch
    {
        ChatState.Waiting => null,
        ChatState.Closed => Problem.Conflict<ChatText>("ChatIsClosed"),
        _ => agentId == standing.AccountId ? null : Held(holder),
    };

    /// <summary>Why an agent may not open the chat again, or null: any may one that is closed, as when that was a slip or there is news for the customer.</summary>
    public static Problem? MayNotResume(Standing standing, ChatState state, long? agentId, string? holder) => state switch
    {
        ChatState.Closed => null,
        ChatState.Waiting => Problem.Conflict<ChatText>("TakeItFirst"),
        _ => agentId == standing.AccountId ? null : Held(holder),
    };

    /// <summary>Why an agent may not hand the chat on or give it back, or null: who holds it may, and an admin for somebody who is away.</summary>
    public static Problem? MayNotHandOver(Standing standing, ChatState state, long? agentId, string? holder) =>
        state == ChatState.Open && standing.IsAdmin ? null : MayNotAnswer(standing, state, agentId, holder);

    /// <summary>Why somebody may not take an open chat out of another's hands, or null: admins may.</summary>
    public static Problem? MayNotTakeOver(Standing standing, ChatState state, long? agentId) => state switch
    {
        ChatState.Waiting => Problem.Conflict<ChatText>("TakeItFirst"),
        ChatState.Closed => Problem.Conflict<ChatText>("ChatIsClosed"),
        _ => standing.IsAdmin || agentId == standing.AccountId ? null : Problem.Refused<ChatText>("OnlySupervisors"),
    };

    /// <summary>Why the staff may not close the chat, or null: who holds it may, an admin may, and any agent one that waits.</summary>
    public static Problem? MayNotClose(Standing standing, ChatState state, long? agentId, string? holder) =>
        state == ChatState.Waiting ? null : MayNotHandOver(standing, state, agentId, holder);

    private static Problem Held(string? holder) => Problem.Conflict<ChatText>("TakenBy", holder ?? "");
}
