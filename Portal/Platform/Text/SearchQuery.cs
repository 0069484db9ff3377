namespace Portal.Platform.Text;

/// <summary>Marks that a thing carries in the index beside its words, any one of which will do.</summary>
/// <param name="AnyOf">Letters and digits only; none at all is never carried.</param>
/// <param name="IsExcluded">True where none of them may be carried.</param>
public sealed record SearchMarks(IReadOnlyList<string> AnyOf, bool IsExcluded = false);

/// <summary>
/// What somebody looks for: words, "exact phrases", word beginnings*, and -words that must not be there. What has all the words in its title comes before
/// what has them in its text, so there are two expressions for each database.
/// </summary>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    private static readonly HashSet<string> NoOperators = [];

    /// <summary>Only titles are looked at.</summary>
    public bool InTitle { get; init; }

    /// <summary>What must be carried, and what must not; all of it.</summary>
    public IReadOnlyList<SearchMarks> Marks { get; init; } = [];

    /// <summary>True when nothing is left that could be looked for; a query of exclusions alone finds nothing.</summary>
    public bool IsEmpty => Terms.All(term => term.IsExcluded) && Marks.All(marks => marks.IsExcluded);

    /// <summary>Reads words without operators; anything can be read, and never throws.</summary>
    public static SearchQuery Parse(string? q) => SearchLine.Read(q, NoOperators).Query;

    /// <summary>The expression for an FTS5 table's MATCH for what has every word in its title; null where there is nothing to find.</summary>
    public string? TitleFts5() => Expression(Fts5, inTitle: true, butNotTitle: false);

    /// <summary>The same for all the rest.</summary>
    public string? RestFts5() => InTitle ? null : Expression(Fts5, inTitle: false, butNotTitle: true);

    /// <summary>The text form of a tsquery, to be cast by <c>::tsquery</c>, for what has every word in its title; null where there is nothing to find.</summary>
    public string? TitleTsQuery() => Expression(TsQuery, inTitle: true, butNotTitle: false);

    /// <summary>The same for all the rest.</summary>
    public string? RestTsQuery() => InTitle ? null : Expression(TsQuery, inTitle: false, butNotTitle: true);

    private static readonly SearchDialect Fts5 = new(" AND ", " OR ", " NOT ", (term, place) => term.ToFts5(place), mark => $"\"{mark}\"");

    private static readonly SearchDialect TsQuery = new(" & ", " | ", " & !", (term, place) => term.ToTsQuery(place), mark => $"'{mark}'");

    private string? Expression(SearchDialect say, bool inTitle, bool butNotTitle)
    {
        var words = Terms.Where(term => !term.IsExcluded).ToList();
        var wanted = Marks.Where(marks => !marks.IsExcluded).ToList();
        if (IsEmpty || wanted.Any(marks => marks.AnyOf.Count == 0) || (inTitle && words.Count == 0)) return null;
        var place = inTitle ? SearchText.TitleMark : "";
        var all = say.All([.. words.Select(term => say.Term(term, place)), .. wanted.Select(say.Any)]);

        // A word that is excluded takes only itself out, not its other forms.
        string[] unwanted =
        [
            .. Terms.Where(term => term.IsExcluded).Select(term => say.Term(term, "")),
            .. Marks.Where(marks => marks.IsExcluded && marks.AnyOf.Count > 0).Select(say.Any),
            .. butNotTitle && words.Count > 0 ? [say.All([.. words.Select(term => say.Term(term, SearchText.TitleMark))])] : Array.Empty<string>(),
        ];
        return say.But(all, unwanted);
    }
}

/// <summary>How a database writes what is looked for.</summary>
internal sealed record SearchDialect(string And, string Or, string Not, Func<SearchTerm, string, string> Term, Func<string, string> Mark)
{
    public string All(IReadOnlyList<string> parts) => $"({string.Join(And, parts)})";

    public string Any(SearchMarks marks) => $"({string.Join(Or, marks.AnyOf.Select(mark => Mark(SearchText.MarkMark + mark)))})";

    public string But(string wanted, IReadOnlyList<string> unwanted) => unwanted.Count == 0 ? wanted : $"{wanted}{Not}({string.Join(Or, unwanted)})";
}
