using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>What is true of an agent at a moment: pure functions of what is known of them.</summary>
public static class AgentRules
{
    /// <summary>How long an answer of a desk's page holds: a page that is closed, or whose line is lost, is gone after so long.</summary>
    public static readonly TimeSpan HereFor = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Whether an agent can take a chat. Who has no desk open is away whatever they chose; who has one is what they chose, but busy while all their seats are taken.
    /// </summary>
    /// <param name="choice">What they chose.</param>
    /// <param name="hereUntil">Until when their desk is known to be open.</param>
    /// <param name="open">How many chats they have.</param>
    /// <param name="most">How many they take at once.</param>
    /// <param name="now">The moment.</param>
    public static AgentState StateOf(AgentState choice, DateTime? hereUntil, int open, int most, DateTime now) =>
        hereUntil is null || hereUntil <= now || choice == AgentState.Away ? AgentState.Away
        : choice == AgentState.Busy || open >= most ? AgentState.Busy
        : AgentState.Available;

    /// <summary>Whether one who speaks these languages speaks that of a customer; <c>zh</c> is any Chinese.</summary>
    public static bool Speaks(IReadOnlyList<string> languages, string? language) =>
        language is not null && languages.Any(l => language.Equals(l, StringComparison.OrdinalIgnoreCase) || language.StartsWith(l + "-", StringComparison.OrdinalIgnoreCase));

    /// <summary>How many of the skills a customer's words name. A skill of Latin letters must stand there as a word of its own.</summary>
    public static int Named(IReadOnlyList<string> skills, string words) => skills.Count(skill => IsNamed(skill, words));

    /// <summary>Why languages or skills cannot be kept, or null.</summary>
    public static Problem? Check(string field, IReadOnlyList<string> words) =>
        words.Count > Agent.MostWords ? Problem.Invalid<DepartmentText>(field, "TooManyWords", Agent.MostWords)
        : words.Select(w => Bounds.Check(field, w, Agent.MostWord) ?? (w.AsSpan().IndexOfAny(',', '\r', '\n') >= 0 ? Problem.Invalid<ChatText>(field, "OneLine") : null)).FirstOrDefault(p => p is not null);

    private static bool IsNamed(string skill, string words)
    {
        for (var at = words.IndexOf(skill, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(skill, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!Runs(words, at - 1, skill[0]) && !Runs(words, at + skill.Length, skill[^1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a Latin word goes on beyond the skill's edge.</summary>
    private static bool Runs(string words, int at, char edge) => at >= 0 && at < words.Length && char.IsAsciiLetterOrDigit(edge) && char.IsAsciiLetterOrDigit(words[at]);
}
