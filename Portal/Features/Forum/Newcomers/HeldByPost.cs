using AngleSharp.Dom;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>
/// What a post holds of the things that spam is made of. What it quotes of somebody is theirs and counts for nothing; a quote that says of nobody here whose words it holds is the
/// writer's own, or a <c>&gt;</c> before each line would be the way around all of it.
/// </summary>
/// <param name="Links">Links to other sites, however their addresses are written; a picture's way to itself is none.</param>
/// <param name="Images">Pictures.</param>
/// <param name="Mentions">The people that it speaks to, each once, as they are told of it: in no quote.</param>
internal readonly record struct HeldByPost(int Links, int Images, int Mentions)
{
    /// <summary>Counts them in a post as it will be shown.</summary>
    /// <param name="html">The post, written by <see cref="MarkdownRenderer"/>.</param>
    /// <param name="home">The portal's own address.</param>
    public static HeldByPost Read(string html, Uri home)
    {
        if (!html.Contains("<a ", StringComparison.Ordinal) && !html.Contains("<img ", StringComparison.Ordinal))
        {
            return default;
        }

        var own = HtmlFragment.Parse(html).OfType<IElement>().SelectMany(top => top.DescendantsAndSelf<IElement>()).Where(element => !IsQuoted(element)).ToList();
        var links = own.FindAll(element => element.LocalName == "a" && element.ClassName != AllowedHtml.Picture);
        return new(
            links.Count(link => link.GetAttribute("href") is { } to && SafeUrl.LeadsAway(to, home)),
            own.Count(element => element.LocalName == "img"),
            links.Where(link => link.ClassName == "mention" && link.Closest("blockquote") is null).Select(link => link.GetAttribute("href")).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static bool IsQuoted(IElement element)
    {
        for (var quote = element.Closest("blockquote"); quote is not null; quote = quote.ParentElement?.Closest("blockquote"))
        {
            if (IsOfSomebody(quote))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As <see cref="Quotes"/> writes it: it begins with the @name of who said it, which leads to where they did.</summary>
    private static bool IsOfSomebody(IElement quote) =>
        quote.FirstElementChild?.FirstChild is IElement { LocalName: "a" } by && by.TextContent.StartsWith('@') && by.GetAttribute("href")?.StartsWith("/t/", StringComparison.Ordinal) == true;
}
