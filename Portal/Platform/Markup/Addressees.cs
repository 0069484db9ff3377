using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Platform.Markup;

/// <summary>Whom a text turns to.</summary>
/// <param name="Mentioned">The names that it speaks to with @name, each once, in order; at most fifty.</param>
/// <param name="Quoted">The addresses of what it quotes: each quote begins with a link whose text is the @name of who said it; at most fifty.</param>
public sealed record Addressees(IReadOnlyList<string> Mentioned, IReadOnlyList<string> Quoted)
{
    private const int Most = 50;

    /// <summary>Nobody.</summary>
    public static Addressees None { get; } = new([], []);

    internal static Addressees Of(string markdown, Func<string, MarkdownDocument?> parse)
    {
        if (!markdown.Contains('@', StringComparison.Ordinal) || parse(markdown) is not { } document)
        {
            return None;
        }

        var quotes = document.Descendants<QuoteBlock>().ToList();
        var quoted = quotes.SelectMany(quote => quote.Descendants<LinkInline>()).Where(IsOfSomebody).Select(link => link.Url!).Distinct().Take(Most).ToList();
        var inQuotes = quotes.SelectMany(quote => quote.Descendants<MentionInline>()).ToHashSet();
        var mentioned = document.Descendants<MentionInline>().Where(mention => !inQuotes.Contains(mention)).Select(mention => mention.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(Most).ToList();
        return new(mentioned, quoted);
    }

    private static bool IsOfSomebody(LinkInline link) =>
        link is { IsImage: false, Url.Length: > 0, FirstChild: { } first }
        && (first is MentionInline || (first is LiteralInline literal && literal.Content.AsSpan().StartsWith("@")));
}
