using Portal.Kernel;

namespace Portal.Commons.Screening;

/// <summary>
/// A watched word in the form in which it is looked for. Whole words in scripts that part their words, anywhere in those that do not; * stands for any letters, so <c>viag*</c> finds
/// viagras, <c>*coin*</c> finds bitcoins.
/// </summary>
internal sealed class WordPattern
{
    private const int LeastLetters = 2;

    private readonly string[] pieces;
    private readonly int longest;

    private WordPattern(string[] pieces, bool hasLetters) => (Form, this.pieces, longest, HasLetters) = (string.Join('*', pieces), pieces, Array.IndexOf(pieces, pieces.MaxBy(p => p.Length)!), hasLetters);

    /// <summary>The whole of it; the same for all that find the same.</summary>
    public string Form { get; }

    /// <summary>The piece that is looked for first.</summary>
    public string Key => pieces[longest];

    /// <summary>How many letters and digits it has.</summary>
    public int Length => pieces.Sum(p => p.Count(c => c != ' '));

    /// <summary>Whether there is more to it than figures and signs: then figures alone that look like it are not meant (the 455 bus).</summary>
    public bool HasLetters { get; }

    /// <summary>Reads one; refused where it would find nothing, or everything.</summary>
    public static Result<WordPattern> Read(string text)
    {
        var pattern = Of(text);
        return pattern is null ? Problem.Invalid<ScreeningText>("text", "WordEmpty")
            : pattern.Length < LeastLetters ? Problem.Invalid<ScreeningText>("text", "WordTooShort")
            : pattern.Form.Length > WatchedWord.MostForm ? Problem.Invalid<KernelText>("text", "TooLong", WatchedWord.MostForm, pattern.Form.Length)
            : pattern;
    }

    /// <summary>The same, however short it is; null where it would find nothing.</summary>
    public static WordPattern? Of(string text)
    {
        var parts = text.Trim().Split('*');
        var words = Array.ConvertAll(parts, FoldedText.Fold);
        var pieces = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length > 0)
            {
                pieces.Add(Anchored(words[i], start: i == 0 || StandsApart(parts[i], 0), end: i == words.Length - 1 || StandsApart(parts[i], ^1)));
            }
        }

        return pieces.Count == 0 ? null : new([.. pieces], text.Any(char.IsLetter));
    }

    /// <summary>Where it begins and ends around a find of its key; null where the rest is not there.</summary>
    public (int Start, int End)? Around(ReadOnlySpan<char> letters, int start, int end)
    {
        var (from, to) = (start, end);
        for (var i = longest + 1; i < pieces.Length; i++)
        {
            var rest = letters[(to + 1)..];
            var (at, gap) = (rest.IndexOf(pieces[i]), rest.IndexOf(' '));
            if (at < 0 || (gap >= 0 && gap < at))
            {
                return null;
            }

            to += at + pieces[i].Length;
        }

        for (var i = longest - 1; i >= 0; i--)
        {
            var before = letters[..from];
            var (at, gap) = (before.LastIndexOf(pieces[i]), before.LastIndexOf(' '));
            if (at < 0 || gap > at + pieces[i].Length - 1)
            {
                return null;
            }

            from = at;
        }

        return (letters[from] == ' ' ? from + 1 : from, letters[to] == ' ' ? to - 1 : to);
    }

    private static bool StandsApart(string part, Index at) => part.Length > 0 && char.IsWhiteSpace(part[at]);

    private static string Anchored(string words, bool start, bool end) =>
        (start && IsParted(words[0]) ? " " : "") + words + (end && IsParted(words[^1]) ? " " : "");

    private static bool IsParted(char c) => !char.IsSurrogate(c) && FoldedLetters.KindOf(c) == LetterKind.Word;
}
