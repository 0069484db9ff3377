using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>Who may promise. Pure functions, asked by the deeds and by the views alike.</summary>
public static class PromiseRules
{
    /// <summary>
    /// Why somebody may not promise the customer of a chat a date, change it, take it back or say that it was kept; or null. Who holds the chat may, of a closed one who held it last, and an admin.
    /// </summary>
    public static Problem? MayNotPromise(ChatSeat seat, Standing standing, ChatState state, long? agentId, string? holder) =>
        seat != ChatSeat.Desk ? standing.MayNotWrite ?? Problem.NotAllowed
        : state == ChatState.Closed ? (standing.IsAdmin || agentId == standing.AccountId ? null : Problem.Refused<PromiseText>("PromiseIsTheirs", holder ?? ""))
        : ChatRules.MayNotHandOver(standing, state, agentId, holder);

    /// <summary>Why somebody may not see what is promised to customers and how the clocks stand, or null: agents may.</summary>
    public static Problem? MayNotSee(Standing standing) => DepartmentRules.MayNotSeePeople(standing);
}
