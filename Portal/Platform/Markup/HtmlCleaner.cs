using AngleSharp.Dom;

namespace Portal.Platform.Markup;

/// <summary>Builds HTML anew from foreign HTML: only elements and attributes of <see cref="AllowedHtml"/>, addresses of <see cref="SafeUrl"/>.</summary>
internal static class HtmlCleaner
{
    private const int DeepestNesting = 100;

    /// <summary>The cleaned HTML; the escaped text where the HTML nests so deep or is so odd that parsing it would take long.</summary>
    public static string Clean(string html)
    {
        if (html.Length > RenderBudget.LongestText || HtmlShape.IsExtreme(html)) return PlainParagraphs.Write(HtmlText.Of(html, withSpoilers: true));
        var cleaned = new HtmlOut(html.Length + 64);
        WriteChildren(cleaned, HtmlFragment.Parse(html), 0, inLink: false);
        return cleaned.ToString();
    }

    private static void WriteChildren(HtmlOut html, INodeList nodes, int depth, bool inLink)
    {
        foreach (var node in nodes)
        {
            if (node is IText text) html.Text(text.Data);
            else if (node is IElement element && depth < DeepestNesting) WriteElement(html, element, depth + 1, inLink);
            else if (node is IElement tooDeep) html.Text(tooDeep.TextContent);
        }
    }

    private static void WriteElement(HtmlOut html, IElement element, int depth, bool inLink)
    {
        var name = NameOf(element);
        if (name == "math") WriteFormula(html, element);
        if (AllowedHtml.Dropped.Contains(name) || element.NamespaceUri != NamespaceNames.HtmlUri) return;
        if (name == "img") WriteImage(html, element);
        else if (name == "a") WriteLink(html, element, depth, inLink);
        else if (!AllowedHtml.Elements.Contains(name) || (name == "details" && !IsSpoiler(element))) WriteChildren(html, element.ChildNodes, depth, inLink);
        else
        {
            html.Tag("<").Tag(name);
            WriteAttributes(html, element, name);
            html.Tag(">");
            if (AllowedHtml.Void.Contains(name)) return;
            WriteChildren(html, element.ChildNodes, depth, inLink);
            html.Tag("</").Tag(name).Tag(">");
        }
    }

    // Elsewhere a spoiler is a kind of quote.
    private static string NameOf(IElement element) => element.LocalName switch
    {
        "h1" => "h2",
        "blockquote" when IsSpoiler(element) => "details",
        var name => name,
    };

    private static bool IsSpoiler(IElement element) => AllowedHtml.ClassOf(element.GetAttribute("class")) == AllowedHtml.Spoiler;

    // Made anew from its text, whatever stands in it.
    private static void WriteFormula(HtmlOut html, IElement element)
    {
        if (TexMath.Of(element.GetAttribute("alttext") ?? "", element.GetAttribute("display") == "block") is { } formula) html.Html(formula);
    }

    private static void WriteAttributes(HtmlOut html, IElement element, string name)
    {
        if (name == "ol") html.Attribute("start", HtmlShape.Number(element.GetAttribute("start")));
        var css = AllowedHtml.ClassOf(element.GetAttribute("class"));
        html.Attribute("class", css == AllowedHtml.Spoiler && name is not ("details" or "span") ? null : css).Attribute("id", AllowedHtml.IdOf(element.GetAttribute("id")));
        if (name is "pre" || (name is "div" && css == "table-scroll") || css == AllowedHtml.MathBlock) html.Attribute("tabindex", "0");
        if (name is "th") html.Attribute("scope", element.GetAttribute("scope") is ("col" or "row") and var scope ? scope : null);
        if (name is "td" or "th")
            html.Attribute("colspan", HtmlShape.Number(element.GetAttribute("colspan"), 100)).Attribute("rowspan", HtmlShape.Number(element.GetAttribute("rowspan"), 100));
    }

    private static void WriteLink(HtmlOut html, IElement element, int depth, bool inLink)
    {
        var linked = !inLink && SafeUrl.TryLink(element.GetAttribute("href"), out var safe) && html.OpenLink(
            safe, element.GetAttribute("title"), AllowedHtml.ClassOf(element.GetAttribute("class")), AllowedHtml.IdOf(element.GetAttribute("id"))) is not null;
        WriteChildren(html, element.ChildNodes, depth, inLink || linked);
        if (linked) html.Tag("</a>");
    }

    private static void WriteImage(HtmlOut html, IElement element)
    {
        var alt = element.GetAttribute("alt");
        if (SafeUrl.TryImage(element.GetAttribute("src"), out var safe))
            html.Image(safe, alt, element.GetAttribute("title"), ImageSize.Parse(element.GetAttribute("width")), ImageSize.Parse(element.GetAttribute("height")));
        else html.Text(alt);
    }
}
