namespace Portal.Platform.Text;

/// <summary>A word with a colon and a value, such as <c>by:ana</c>, which narrows what is looked for.</summary>
/// <param name="Name">The word before the colon, in lower case.</param>
/// <param name="Value">What follows it; empty where nothing does.</param>
/// <param name="IsExcluded">True with a minus before it: what it says must not be so.</param>
public sealed record SearchOperator(string Name, string Value, bool IsExcluded = false);

/// <summary>What somebody typed into a search box: words to look for, and operators among them.</summary>
/// <param name="Query">The words.</param>
/// <param name="Operators">The operators, in their order.</param>
public sealed record SearchLine(SearchQuery Query, IReadOnlyList<SearchOperator> Operators)
{
    /// <summary>So many words, phrases and operators are read at most; words that say nothing, such as "the", do not count.</summary>
    public const int MostParts = 16;

    /// <summary>True where there were more than that: what stands behind them was left out, so that more would be found than was asked for.</summary>
    public bool IsCut { get; init; }

    /// <summary>
    /// Reads a line; anything can be read, and never throws. Only the names given are operators: every other word with a colon is looked for like any word.
    /// Full-width colons, minus signs and quotation marks count as their narrow ones.
    /// </summary>
    public static SearchLine Read(string? text, IReadOnlySet<string> operators) => new SearchLineParser(text ?? "", operators).Read();
}
