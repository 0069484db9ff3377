using System.Globalization;
using System.Text;

namespace Portal.Platform.Text;

/// <summary>
/// A text as both databases index it: its words in order; the stems of those English words whose stem differs; the words and stems of its title once more,
/// marked as such; and marks that say what it is, for narrowing a search. All are tokens of one index, told apart by what they begin with.
/// </summary>
public static class SearchText
{
    /// <summary>How an FTS5 table must take the tokens apart.</summary>
    public const string Fts5Tokenizer = "unicode61 remove_diacritics 0 tokenchars '~=@'";

    /// <summary>What a stem begins with.</summary>
    internal const string StemMark = "~";

    /// <summary>What a word, or a stem, of the title begins with.</summary>
    internal const string TitleMark = "=";

    /// <summary>What a mark begins with.</summary>
    internal const string MarkMark = "@";

    // A tsvector may hold one megabyte; nobody looks for the ten-thousandth line of a log.
    private const int MostTokens = 40_000;

    // PostgreSQL keeps no more of either.
    private const int LastPosition = 16_383;
    private const int MostPositions = 255;

    /// <summary>Makes a text searchable on SQLite: what an FTS5 table is given. Give it words, not HTML: <c>MarkdownRenderer.PlainText</c>.</summary>
    public static string ToFts5(string? title, string text, IReadOnlyList<string> marks)
    {
        var (words, marked) = (new StringBuilder(text.Length + 64), new StringBuilder());
        foreach (var token in Tokens.Of($"{title}\n{text}").Take(MostTokens))
        {
            Add(words, token.Text);
            if (StemOf(token) is { } stem) Add(marked, StemMark + stem);
        }
        var titled = Tokens.Of(title ?? "").ToList();
        titled.ForEach(token => Add(marked, TitleMark + token.Text));
        titled.ForEach(token => Add(marked, StemOf(token) is { } stem ? TitleMark + StemMark + stem : null));
        foreach (var mark in marks) Add(marked, MarkMark + mark);
        return words.Append(' ').Append(marked).ToString().Trim();
    }

    /// <summary>The same for PostgreSQL: the text form of a tsvector, with positions, to be cast by <c>::tsvector</c>.</summary>
    public static string ToTsVector(string? title, string text, IReadOnlyList<string> marks)
    {
        var lexemes = new Dictionary<string, List<int>>();
        Note(lexemes, "", $"{title}\n{text}");
        Note(lexemes, TitleMark, title ?? "");
        var words = lexemes.Select(lexeme => $"'{lexeme.Key}':{string.Join(',', lexeme.Value.Select(p => p.ToString(CultureInfo.InvariantCulture)))}");
        return string.Join(' ', words.Concat(marks.Distinct().Select(mark => $"'{MarkMark}{mark}'")));
    }

    /// <summary>The stems of a text's words, each once: to see how alike two texts are.</summary>
    public static HashSet<string> StemsOf(string text) => [.. Tokens.Of(text).Select(token => EnglishStemmer.Stem(token.Text))];

    private static void Note(Dictionary<string, List<int>> lexemes, string place, string text)
    {
        var position = 0;
        foreach (var token in Tokens.Of(text).Take(MostTokens))
        {
            position = Math.Min(position + 1, LastPosition);
            Note(lexemes, place + token.Text, position);
            if (StemOf(token) is { } stem) Note(lexemes, place + StemMark + stem, position);
        }
    }

    private static void Note(Dictionary<string, List<int>> lexemes, string lexeme, int position)
    {
        if (!lexemes.TryGetValue(lexeme, out var positions)) lexemes[lexeme] = positions = [];
        if (positions.Count < MostPositions) positions.Add(position);
    }

    private static string? StemOf(Token token) => EnglishStemmer.Stem(token.Text) is var stem && stem != token.Text ? stem : null;

    private static void Add(StringBuilder list, string? token)
    {
        if (token is null) return;
        if (list.Length > 0) list.Append(' ');
        list.Append(token);
    }
}
