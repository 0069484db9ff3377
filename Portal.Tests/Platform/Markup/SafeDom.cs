using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Platform.Markup;

/// <summary>What a browser would make of HTML, and what in it has no business in a post. Written apart from the code it checks.</summary>
static class SafeDom
{
    static readonly HashSet<string> Elements = [.. ("a abbr b blockquote br cite code dd del details div dl dt em h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp "
        + "section small span strong sub sup table tbody td tfoot th thead tr u ul var").Split(' ')];

    static readonly HashSet<string> Attributes = [.. "href src alt title rel class id start tabindex width height loading colspan rowspan scope".Split(' ')];

    // Formulas: elements without behaviour, in which nothing of HTML may stand.
    static readonly HashSet<string> Formulas = [.. "math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle mphantom".Split(' ')];

    static readonly HashSet<string> FormulaAttributes = [.. ("alttext display displaystyle mathvariant stretchy fence form accent accentunder movablelimits lspace rspace width linethickness "
        + "minsize maxsize class").Split(' ')];

    /// <summary>Everything in the HTML that is not allowed, as sentences; empty for safe HTML.</summary>
    public static List<string> Faults(string html)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        var body = parser.ParseDocument("<!doctype html><body>").Body!;
        var faults = new List<string>();
        foreach (var element in parser.ParseFragment(html, body).SelectMany(Descendants))
        {
            if (element.NamespaceUri == "http://www.w3.org/1998/Math/MathML") JudgeFormula(element, faults);
            else if (!Elements.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml") faults.Add($"element {element.LocalName}");
            else foreach (var attribute in element.Attributes) Judge(element, attribute, faults);
        }
        return faults;
    }

    static IEnumerable<IElement> Descendants(INode node) => node.DescendantsAndSelf().OfType<IElement>();

    static void JudgeFormula(IElement element, List<string> faults)
    {
        if (!Formulas.Contains(element.LocalName)) faults.Add($"element {element.LocalName}");
        faults.AddRange(element.Attributes.Where(a => !FormulaAttributes.Contains(a.Name)).Select(a => $"attribute {a.Name}"));
        faults.AddRange(element.Children.Where(c => c.NamespaceUri != element.NamespaceUri).Select(c => $"{c.LocalName} in a formula"));
    }

    static void Judge(IElement element, IAttr attribute, List<string> faults)
    {
        if (!Attributes.Contains(attribute.Name)) faults.Add($"attribute {attribute.Name}");
        if (attribute.Name is "href" or "src" && !IsHarmless(attribute.Value, element.LocalName)) faults.Add($"{attribute.Name} {attribute.Value}");
        if (attribute.Name == "id" && !attribute.Value.StartsWith("fn-", StringComparison.Ordinal)) faults.Add($"id {attribute.Value}");
        if (attribute.Name == "tabindex" && attribute.Value != "0") faults.Add("tabindex");
    }

    // As browsers read it: leading blanks go, tabs and line ends go everywhere, a backslash is a slash.
    static bool IsHarmless(string url, string element)
    {
        var read = new string([.. url.Where(c => c is not ('\t' or '\n' or '\r'))]).TrimStart([.. Enumerable.Range(0, 33).Select(c => (char)c)]).Replace('\\', '/');
        var scheme = System.Text.RegularExpressions.Regex.Match(read, "^([a-zA-Z][a-zA-Z0-9+.-]*):").Groups[1].Value.ToLowerInvariant();
        return scheme is "" or "http" or "https" || (scheme == "mailto" && element == "a");
    }
}
