namespace Portal.Platform.Text;

/// <summary>Reads a query from left to right.</summary>
internal static class SearchQueryParser
{
    private const int LongestQuery = 500;
    private const int MostTerms = 16;
    private const int LongestPhrase = 64;

    // Words that say nothing about what is looked for; kept inside quotes and where nothing else is left.
    private static readonly HashSet<string> Fillers =
        [.. "a an and are as at be but by can do does for from has have how i in is it my not of on or so that the this to was what when where which who why will with you your".Split(' ')];

    public static IReadOnlyList<SearchTerm> Terms(string query)
    {
        if (query.Length > LongestQuery) query = query[..LongestQuery];
        var terms = new List<(SearchTerm Term, bool IsFiller)>();
        var at = 0;
        while (at < query.Length && terms.Count < MostTerms)
        {
            if (char.IsWhiteSpace(query[at])) at++;
            else if (ReadTerm(query, ref at) is { } read) terms.Add(read);
        }
        var telling = terms.Where(read => !read.IsFiller).Select(read => read.Term).ToList();
        return telling.Any(term => !term.IsExcluded) ? telling : [.. terms.Select(read => read.Term)];
    }

    private static (SearchTerm, bool IsFiller)? ReadTerm(string query, ref int at)
    {
        var excluded = query[at] is '-' or '－' && at + 1 < query.Length && !char.IsWhiteSpace(query[at + 1]);
        if (excluded) at++;
        var quoted = IsQuote(query[at]);
        if (quoted) at++;
        var start = at;
        while (at < query.Length && (quoted ? !IsQuote(query[at]) : !char.IsWhiteSpace(query[at]) && !IsQuote(query[at]))) at++;
        var chunk = query[start..at];
        if (quoted && at < query.Length) at++;
        return Make(chunk, quoted, excluded) is { } term ? (term, !quoted && !excluded && Fillers.Contains(chunk.ToLowerInvariant())) : null;
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
