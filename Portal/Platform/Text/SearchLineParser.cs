namespace Portal.Platform.Text;

/// <summary>Reads what was typed from left to right.</summary>
internal sealed class SearchLineParser(string typed, IReadOnlySet<string> names)
{
    private const int LongestLine = 1000;
    private const int LongestPhrase = 64;

    private readonly string text = typed.Length > LongestLine ? typed[..LongestLine] : typed;
    private readonly List<(SearchTerm Term, bool IsFiller)> terms = [];
    private readonly List<SearchOperator> operators = [];
    private int at;

    public SearchLine Read()
    {
        var isCut = false;
        while (at < text.Length && !isCut)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else isCut = !ReadPart();
        }
        var telling = terms.Where(read => !read.IsFiller).Select(read => read.Term).ToList();
        return new(new(telling.Any(term => !term.IsExcluded) ? telling : [.. terms.Select(read => read.Term).Take(SearchLine.MostParts)]), operators) { IsCut = isCut };
    }

    /// <summary>Reads the next part; false, and nothing read, where that would be one too many.</summary>
    private bool ReadPart()
    {
        var excluded = text[at] is '-' or '－' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
        if (excluded) at++;
        if (OperatorAt() is { } name)
        {
            var (value, _) = ReadChunk();
            if (IsFull) return false;
            operators.Add(new(name, value.Trim(), excluded));
            return true;
        }
        var (chunk, quoted) = ReadChunk();
        if (Make(chunk, quoted, excluded) is not { } term) return true;
        var isFiller = !quoted && !excluded && StopWords.Has(chunk); // kept inside quotes, and where nothing else is left
        if (IsFull && !isFiller) return false;
        terms.Add((term, isFiller));
        return true;
    }

    private bool IsFull => operators.Count + terms.Count(read => !read.IsFiller) >= SearchLine.MostParts;

    /// <summary>The name of the operator that begins here, stepping over it and its colon; null where there is none.</summary>
    private string? OperatorAt()
    {
        var end = at;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        if (end == at || end == text.Length || text[end] is not (':' or '：')) return null;
        var name = text[at..end].ToLowerInvariant();
        if (!names.Contains(name)) return null;
        at = end + 1;
        return name;
    }

    /// <summary>What stands up to the next space, or between quotation marks.</summary>
    private (string Chunk, bool Quoted) ReadChunk()
    {
        var quoted = at < text.Length && IsQuote(text[at]);
        if (quoted) at++;
        var start = at;
        while (at < text.Length && (quoted ? !IsQuote(text[at]) : !char.IsWhiteSpace(text[at]) && !IsQuote(text[at]))) at++;
        var chunk = text[start..at];
        if (quoted && at < text.Length) at++;
        return (chunk, quoted);
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '＂' or '「' or '」' or '『' or '』';

    private static SearchTerm? Make(string chunk, bool quoted, bool excluded)
    {
        var tokens = Tokens.Of(chunk).Take(LongestPhrase).ToList();
        if (tokens.Count == 0) return null;
        var prefix = !quoted && chunk.EndsWith('*');

        // The last character of a run of several is in its last pair already; one that is a run of its own finds by prefix.
        if (tokens[^1].IsTail)
        {
            var inPair = tokens.Count > 1 && tokens[^2].End == tokens[^1].End;
            if (inPair) tokens.RemoveAt(tokens.Count - 1);
            else prefix = true;
        }
        var stem = tokens.Count == 1 && !quoted && !prefix && !excluded ? EnglishStemmer.Stem(tokens[0].Text) : null;
        return new([.. tokens.Select(token => token.Text)], prefix, EnglishStemmer.IsEnglish(tokens[0].Text) ? stem : null, excluded);
    }
}
