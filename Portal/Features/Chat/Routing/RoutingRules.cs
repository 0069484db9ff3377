namespace Portal.Features.Chat;

/// <summary>A chat that waits, as far as routing asks.</summary>
/// <param name="WaitingSince">Since when the customer waits.</param>
/// <param name="Mode">How its department gives out chats; none where it has none.</param>
/// <param name="Language">The customer's language, where it is known.</param>
/// <param name="Words">What they said first and what they own: what skills are looked for in.</param>
/// <param name="GivenAway">Who had it last and when it was given away, where somebody did that and nobody has had it since.</param>
public sealed record RoutedChat(DateTime WaitingSince, RoutingMode Mode, string? Language, string Words, GivenAway? GivenAway = null);

/// <summary>That somebody of the staff gave a chat away. What the portal took back, because nobody answered, is not given away.</summary>
/// <param name="FromId">Who had it.</param>
/// <param name="At">When.</param>
public sealed record GivenAway(long FromId, DateTime At);

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
    /// <summary>How long a chat waits for somebody wanted who sits at the desk and cannot take it yet, before the others get it; and for others, before who gave it away gets it again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Who gets the chat now, or null: who is wanted, if they can take it; while they are at the desk and cannot, for three minutes nobody; then as the department wants it. Of those who can,
    /// who speaks the customer's language comes first, then who knows most of what the customer speaks of, then whose turn it is or who has the least to do.
    /// Who gave the chat away is not wanted in it any more, and gets it again only after three minutes in which nobody else of the department is at the desk.
    /// </summary>
    /// <param name="chat">The chat.</param>
    /// <param name="people">Who may get it: the department's people.</param>
    /// <param name="wanted">Who is wanted, who need not be one of them; null where nobody is.</param>
    /// <param name="now">The moment.</param>
    public static long? Choose(RoutedChat chat, IReadOnlyList<RoutedAgent> people, RoutedAgent? wanted, DateTime now)
    {
        if (wanted?.Id == chat.GivenAway?.FromId)
        {
            wanted = null;
        }

        if (wanted is { State: AgentState.Available })
        {
            return wanted.Id;
        }

        if (chat.Mode == RoutingMode.None || (wanted is { State: AgentState.Busy } && now - chat.WaitingSince < Patience))
        {
            return null;
        }

        return Asked(chat, people, now).Where(a => a.State == AgentState.Available)
            .OrderByDescending(a => AgentRules.Speaks(a.Languages, chat.Language))
            .ThenByDescending(a => AgentRules.Named(a.Skills, chat.Words))
            .ThenBy(a => chat.Mode == RoutingMode.LeastBusy ? a.Open : 0)
            .ThenBy(a => a.LastGivenAt ?? DateTime.MinValue).ThenBy(a => a.Id)
            .FirstOrDefault()?.Id;
    }

    private static IReadOnlyList<RoutedAgent> Asked(RoutedChat chat, IReadOnlyList<RoutedAgent> people, DateTime now)
    {
        if (chat.GivenAway is not { } given)
        {
            return people;
        }

        List<RoutedAgent> others = [.. people.Where(a => a.Id != given.FromId)];
        return now - given.At < Patience || others.Exists(a => a.State != AgentState.Away) ? others : people;
    }
}
