using Portal.Commons.Drafts;

namespace Portal.Features.Clubs;

/// <summary>What somebody types who wants into a club that asks questions: an answer to each, as far as they have come.</summary>
internal sealed class JoinForm
{
    /// <summary>The first word of the places of such drafts.</summary>
    public const string Place = "club-answers";

    private List<Typed> typed = [];

    /// <summary>What is asked.</summary>
    public IReadOnlyList<string> Questions => typed.ConvertAll(t => t.Question);

    /// <summary>What was typed, in their order.</summary>
    public IReadOnlyList<string?> Answers => typed.ConvertAll(t => t.Answer);

    /// <summary>The place of the draft of an answer to a club.</summary>
    public static string Draft(long clubId) => $"{Place}:{clubId}";

    /// <summary>Answers one of them.</summary>
    public void Answer(int at, string? words) => typed[at] = typed[at] with { Answer = words };

    /// <summary>Asks these. What was typed to a question that is still asked stays with it; what was typed to others stands at the new ones, for its author to look at again.</summary>
    public void Ask(IReadOnlyList<string> questions)
    {
        var (left, asked) = (typed, questions.Select(q => new Typed(q, null)).ToList());
        for (var at = 0; at < asked.Count; at++)
        {
            Move(left, asked, at, left.FindIndex(t => t.Question == asked[at].Question));
        }

        for (var at = 0; at < asked.Count; at++)
        {
            Move(left, asked, at, asked[at].Answer is null ? left.FindIndex(t => !string.IsNullOrWhiteSpace(t.Answer)) : -1);
        }

        typed = asked;
    }

    /// <summary>All that was typed in a few lines, by which it is known whether there is anything to keep.</summary>
    public string Text() => string.Join('\n', typed.Select(t => t.Answer).Where(a => !string.IsNullOrWhiteSpace(a)));

    /// <summary>As a draft keeps it.</summary>
    public string Write() => DraftDetails.Write(typed);

    /// <summary>Goes on with a draft; what cannot be read is begun anew.</summary>
    public void Restore(Draft? kept) => typed = DraftDetails.Read<List<Typed>>(kept?.Details) ?? [];

    private static void Move(List<Typed> from, List<Typed> to, int at, int found)
    {
        if (found >= 0)
        {
            to[at] = to[at] with { Answer = from[found].Answer };
            from.RemoveAt(found);
        }
    }

    private sealed record Typed(string Question, string? Answer);
}
