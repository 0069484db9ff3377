namespace Portal.Features.Chat;

/// <summary>A chat that waits, as far as routing asks.</summary>
/// <param name="WaitingSince">Since when the customer waits.</param>
/// <param name="Mode">How its department gives out chats; none where it has none.</param>
/// <param name="Language">The customer's language, where it is known.</param>
/// <param name="Words">What they said first and what they own: what skills are looked for in.</param>
public sealed record RoutedChat(DateTime WaitingSince, RoutingMode Mode, string? Language, string Words);

/// <summary>An agent, as far as routing asks.</summary>
/// <param name="Id">The account.</param>
/// <param name="State">Whether they can take a chat.</param>
/// <param name="Open">How many chats they have.</param>
/// <param name="LastGivenAt">When one of this department was last given to them.</param>
/// <param name="Languages">What they speak.</param>
/// <param name="Skills">What they know about.</param>
public sealed record RoutedAgent(long Id, AgentState State, int Open, DateTime? LastGivenAt, IReadOnlyList<string> Languages, IReadOnlyList<string> Skills);

/// <summary>Who gets a chat: a pure function of who is there.</summary>
public static class RoutingRules
{
    /// <summary>How long a chat waits for somebody wanted who sits at the desk and cannot take it yet, before the others get it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Who gets the chat now, or null: who is wanted, if they can take it; while they are at the desk and cannot, for three minutes nobody; then as the department wants it. Of those who can,
    /// who speaks the customer's language comes first, then who knows most of what the customer speaks of, then whose turn it is or who has the least to do.
    /// </summary>
    /// <param name="chat">The chat.</param>
    /// <param name="people">Who may get it: the department's people.</param>
    /// <param name="wanted">Who is wanted, who need not be one of them; null where nobody is.</param>
    /// <param name="now">The moment.</param>
    public static long? Choose(RoutedChat chat, IReadOnlyList<RoutedAgent> people, RoutedAgent? wanted, DateTime now)
    {
        if (wanted is { State: AgentState.Available })
        {
            return wanted.Id;
        }

        if (chat.Mode == RoutingMode.None || (wanted is { State: AgentState.Busy } && now - chat.WaitingSince < Patience))
        {
            return null;
        }

        return people.Where(a => a.State == AgentState.Available)
            .OrderByDescending(a => AgentRules.Speaks(a.Languages, chat.Language))
            .ThenByDescending(a => AgentRules.Named(a.Skills, chat.Words))
            .ThenBy(a => chat.Mode == RoutingMode.LeastBusy ? a.Open : 0)
            .ThenBy(a => a.LastGivenAt ?? DateTime.MinValue).ThenBy(a => a.Id)
            .FirstOrDefault()?.Id;
    }
}
