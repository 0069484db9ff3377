namespace Portal.Platform.Text;

/// <summary>Finds in a text what a database found in its index.</summary>
internal static class ExcerptHits
{
    /// <summary>Where the query's terms stand, in order, without overlaps. Reads no further than is asked for.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text, SearchQuery query)
    {
        var wanted = query.Terms.Where(term => !term.IsExcluded).ToArray();
        if (wanted.Length == 0) yield break;
        (int Start, int End)? before = null;
        foreach (var ahead in Ahead(text, wanted.Max(term => term.Tokens.Count)))
        {
            var length = 0;
            foreach (var term in wanted) length = Math.Max(length, LengthAt(ahead, term));
            if (length == 0) continue;
            var (start, end) = (ahead[0].Start, ahead[length - 1].End);
            if (before is { } last && start < last.End) before = (last.Start, Math.Max(end, last.End));
            else
            {
                if (before is { } done) yield return done;
                before = (start, end);
            }
        }
        if (before is { } rest) yield return rest;
    }

    /// <summary>Each token in turn, with so many as follow it; always the same list.</summary>
    private static IEnumerable<List<Token>> Ahead(string text, int length)
    {
        var ahead = new List<Token>(length + 1);
        foreach (var token in Tokens.Of(text))
        {
            ahead.Add(token);
            if (ahead.Count < length) continue;
            yield return ahead;
            ahead.RemoveAt(0);
        }
        for (; ahead.Count > 0; ahead.RemoveAt(0)) yield return ahead;
    }

    private static int LengthAt(List<Token> ahead, SearchTerm term)
    {
        if (term.Tokens.Count > ahead.Count) return 0;
        if (term.Stem is not null) return Matches(ahead[0].Text, term) ? 1 : 0;
        for (var i = 0; i < term.Tokens.Count; i++)
        {
            var (found, wanted) = (ahead[i].Text, term.Tokens[i]);
            var isPrefix = term.IsPrefix && i == term.Tokens.Count - 1;
            if (isPrefix ? !found.StartsWith(wanted, StringComparison.Ordinal) : found != wanted) return 0;
        }
        return term.Tokens.Count;
    }

    // A stem begins as its word does, so most words need not be stemmed.
    private static bool Matches(string word, SearchTerm term) =>
        word == term.Tokens[0] || (word[0] == term.Stem![0] && (word == term.Stem || EnglishStemmer.Stem(word) == term.Stem));
}
