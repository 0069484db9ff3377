using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>Who may merge which chats. Pure functions, asked by the deed and by the views alike.</summary>
public static class MergeRules
{
    /// <summary>The most lines that two chats have together.</summary>
    public const int MostLines = 5000;

    /// <summary>Whether two chats are one person's: the same account, or both secrets were shown and they are not two accounts'. Names and addresses prove nothing.</summary>
    public static bool AreOnePersons(Chat one, Chat other, IReadOnlyList<string> secrets) => one.CustomerId is { } customer && other.CustomerId is { } second
        ? customer == second
        : (secrets.Any(s => ChatSecret.Opens(s, one.SecretHash)) && secrets.Any(s => ChatSecret.Opens(s, other.SecretHash)));

    /// <summary>Why an agent may not merge two chats, or null: what is open must be theirs, but for an admin.</summary>
    public static Problem? MayNotMerge(Standing standing, Chat one, Chat other, bool onePersons, string? holder) =>
        one.Id == other.Id ? Problem.Invalid<ChatText>("into", "MergeItself")
        : !onePersons ? Problem.Refused<ChatText>("MergeOthers")
        : one.LastNumber + other.LastNumber > MostLines ? Problem.Refused<ChatText>("MergeTooLong", MostLines)
        : IsForeign(standing, one) || IsForeign(standing, other) ? Problem.Conflict<ChatText>("TakenBy", holder ?? "")
        : null;

    /// <summary>Whether somebody else answers in a chat.</summary>
    public static bool IsForeign(Standing standing, Chat chat) => chat.State == ChatState.Open && chat.AgentId != standing.AccountId && !standing.IsAdmin;
}
