using System.Collections.Frozen;
using System.Text;
using Portal.Platform.Text;

namespace Portal.Commons.Watching;

/// <summary>
/// Finds chosen words in texts: whole words in scripts that part them, anywhere in those that do not; whatever their case, accents, width and, in Chinese, whichever of both ways of
/// writing. Its work grows with the text, and hardly with the words.
/// </summary>
/// <typeparam name="TWord">What stands for a word.</typeparam>
public sealed class WordMatcher<TWord>
{
    private readonly FrozenDictionary<string, List<(string[] Others, TWord Word)>> known;

    /// <summary>Looks for these.</summary>
    /// <param name="words">Each as <see cref="WordMatcher.Fold"/> gave it.</param>
    public WordMatcher(IEnumerable<(string Folded, TWord Word)> words) =>
        known = words.Select(w => (Pieces: w.Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries), w.Word)).Where(w => w.Pieces.Length > 0)
            .GroupBy(w => w.Pieces[0], w => (w.Pieces[1..], w.Word)).ToFrozenDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

    /// <summary>The words that a text has, and where each begins, counted in <see cref="WordMatcher.Pieces"/>.</summary>
    public IEnumerable<(TWord Word, int At)> In(IReadOnlyList<string> pieces)
    {
        for (var at = 0; known.Count > 0 && at < pieces.Count; at++)
        {
            foreach (var (others, word) in known.TryGetValue(pieces[at], out var begun) ? begun : [])
            {
                if (Follows(pieces, at + 1, others))
                {
                    yield return (word, at);
                }
            }
        }
    }

    private static bool Follows(IReadOnlyList<string> pieces, int from, string[] rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (from + i >= pieces.Count || pieces[from + i] != rest[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Makes texts and words comparable.</summary>
public static class WordMatcher
{
    /// <summary>The pieces of a text in order: words, and single characters of scripts without spaces, folded.</summary>
    public static IReadOnlyList<string> Pieces(string text) => [.. Tokens.Of(text).Where(token => token.Text.Length > 0).Select(token => Piece(token.Text))];

    /// <summary>A word as it is compared: its pieces with spaces between; empty where it has neither letter nor digit.</summary>
    public static string Fold(string word) => string.Join(' ', Pieces(word));

    /// <summary>Characters come in overlapping pairs, the last one alone: the first of each is every one once.</summary>
    private static string Piece(string token) => Rune.TryGetRuneAt(token, 0, out var first) && Tokens.IsCjk(first) ? first.ToString() : token;
}
