namespace Portal.Platform.Text;

/// <summary>Finds in a text what a database found in its index.</summary>
internal static class ExcerptHits
{
    private const int MostHits = 200;

    /// <summary>Where the query's terms stand, in order, without overlaps.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(string text, SearchQuery query)
    {
        var wanted = query.Terms.Where(term => !term.IsExcluded).ToList();
        var hits = new List<(int Start, int End)>();
        if (wanted.Count == 0) return hits;
        var tokens = Tokens.Of(text).ToList();
        for (var i = 0; i < tokens.Count && hits.Count < MostHits; i++)
            if (wanted.Max(term => LengthAt(tokens, i, term)) is > 0 and var length)
                Add(hits, tokens[i].Start, tokens[i + length - 1].End);
        return hits;
    }

    private static int LengthAt(List<Token> tokens, int at, SearchTerm term)
    {
        if (at + term.Tokens.Count > tokens.Count) return 0;
        if (term.Stem is not null) return Matches(tokens[at].Text, term) ? 1 : 0;
        for (var i = 0; i < term.Tokens.Count; i++)
        {
            var (found, wanted) = (tokens[at + i].Text, term.Tokens[i]);
            var isPrefix = term.IsPrefix && i == term.Tokens.Count - 1;
            if (isPrefix ? !found.StartsWith(wanted, StringComparison.Ordinal) : found != wanted) return 0;
        }
        return term.Tokens.Count;
    }

    // A stem begins as its word does, so most words need not be stemmed.
    private static bool Matches(string word, SearchTerm term) =>
        word == term.Tokens[0] || (word[0] == term.Stem![0] && (word == term.Stem || EnglishStemmer.Stem(word) == term.Stem));

    private static void Add(List<(int Start, int End)> hits, int start, int end)
    {
        if (hits.Count > 0 && start < hits[^1].End) hits[^1] = (hits[^1].Start, Math.Max(end, hits[^1].End));
        else hits.Add((start, end));
    }
}
