using System.Globalization;
using System.Text;

namespace Portal.Platform.Text;

/// <summary>A text as both databases index it: its words in order, and the stems of those English words whose stem differs.</summary>
public sealed record SearchText(string Words, string Stems)
{
    // A tsvector may hold one megabyte; nobody looks for the ten-thousandth line of a log.
    private const int MostTokens = 40_000;

    /// <summary>Makes a text searchable. Give it words, not HTML: <c>MarkdownRenderer.PlainText</c>.</summary>
    public static SearchText Of(string text)
    {
        var words = new StringBuilder(text.Length + 16);
        var stems = new StringBuilder();
        foreach (var token in Tokens.Of(text).Take(MostTokens))
        {
            Add(words, token.Text);
            if (EnglishStemmer.Stem(token.Text) is var stem && stem != token.Text) Add(stems, stem);
        }
        return new(words.ToString(), stems.ToString());
    }

    /// <summary>The same for PostgreSQL: the text form of a tsvector, with positions, to be cast by <c>::tsvector</c>.</summary>
    public static string ToTsVector(string text)
    {
        var lexemes = new Dictionary<string, List<int>>();
        var position = 0;
        foreach (var token in Tokens.Of(text).Take(MostTokens))
        {
            position = Math.Min(position + 1, LastPosition);
            Note(lexemes, token.Text, position);
            if (EnglishStemmer.Stem(token.Text) is var stem && stem != token.Text) Note(lexemes, StemMark + stem, position);
        }
        return string.Join(' ', lexemes.Select(lexeme => $"'{lexeme.Key}':{string.Join(',', lexeme.Value.Select(p => p.ToString(CultureInfo.InvariantCulture)))}"));
    }

    /// <summary>What a stem begins with where words and stems share one index.</summary>
    internal const string StemMark = "~";

    // PostgreSQL keeps no more of either.
    private const int LastPosition = 16_383;
    private const int MostPositions = 255;

    private static void Note(Dictionary<string, List<int>> lexemes, string lexeme, int position)
    {
        if (!lexemes.TryGetValue(lexeme, out var positions)) lexemes[lexeme] = positions = [];
        if (positions.Count < MostPositions) positions.Add(position);
    }

    private static void Add(StringBuilder list, string token)
    {
        if (list.Length > 0) list.Append(' ');
        list.Append(token);
    }
}
