namespace Portal.Commons.Screening;

/// <summary>Finds any of many words in a text, as <see cref="WordPattern"/> says what a find is, in one pass. Built once and never changed.</summary>
/// <typeparam name="TWord">What stands for a word.</typeparam>
internal sealed class WordFinder<TWord>
{
    private readonly IReadOnlyList<(WordPattern Pattern, TWord Word)> words;
    private readonly WordAutomaton automaton;

    /// <summary>Looks for these.</summary>
    public WordFinder(IReadOnlyList<(WordPattern Pattern, TWord Word)> words) => (this.words, automaton) = (words, new([.. words.Select(w => w.Pattern.Key)]));

    /// <summary>Calls for each word that stands there, with its first and its last letter.</summary>
    public void Find<TState>(FoldedText text, TState state, Action<TState, TWord, int, int> found) =>
        automaton.Find(text.Letters, (Finder: this, Text: text, State: state, Found: found), static (at, word, start, end) =>
        {
            var (pattern, meant) = at.Finder.words[word];
            if (pattern.Around(at.Text.Letters, start, end) is var (from, to) && (!pattern.HasLetters || HasLetter(at.Text, from, to)))
            {
                at.Found(at.State, meant, from, to);
            }
        });

    private static bool HasLetter(FoldedText text, int from, int to)
    {
        for (var at = from; at <= to; at++)
        {
            if (text.IsLetterAt(at))
            {
                return true;
            }
        }

        return false;
    }
}
