namespace Portal.Platform.Text;

/// <summary>What somebody looks for: words, "exact phrases", word beginnings*, and -words that must not be there.</summary>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    /// <summary>True when nothing is left that could be looked for; a query of exclusions alone finds nothing.</summary>
    public bool IsEmpty => Terms.All(term => term.IsExcluded);

    /// <summary>Reads a query; anything can be read, and never throws.</summary>
    public static SearchQuery Parse(string? q) => new(SearchQueryParser.Terms(q ?? ""));

    /// <summary>The expression for an FTS5 table's MATCH; null when the query is empty.</summary>
    public string? ToFts5(string words = "words", string stems = "stems")
    {
        if (IsEmpty) return null;
        var wanted = string.Join(" AND ", Wanted.Select(term => term.ToFts5(words, stems)));
        var unwanted = string.Join(" OR ", Unwanted.Select(term => term.ToFts5(words, stems)));
        return unwanted.Length == 0 ? wanted : $"({wanted}) NOT ({unwanted})";
    }

    /// <summary>The text form of a tsquery, to be cast by <c>::tsquery</c>; null when the query is empty.</summary>
    public string? ToTsQuery()
    {
        if (IsEmpty) return null;
        return string.Join(" & ", Wanted.Select(term => term.ToTsQuery()).Concat(Unwanted.Select(term => "!" + term.ToTsQuery())));
    }

    private IEnumerable<SearchTerm> Wanted => Terms.Where(term => !term.IsExcluded);

    // A word that is excluded takes only itself out, not its other forms.
    private IEnumerable<SearchTerm> Unwanted => Terms.Where(term => term.IsExcluded);
}
