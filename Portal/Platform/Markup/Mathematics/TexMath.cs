namespace Portal.Platform.Markup;

/// <summary>Writes formulas: TeX as people know it, MathML as browsers draw it without a script. The only place from which MathML comes, also when foreign HTML is cleaned.</summary>
internal static class TexMath
{
    /// <summary>The longest formula, in characters.</summary>
    public const int Longest = 4_000;

    /// <summary>The formula as MathML; null where it holds anything that is not understood.</summary>
    /// <param name="tex">The formula without its dollar signs; it stays in the HTML as the formula's text, for who cannot see it, for search and for excerpts.</param>
    /// <param name="display">True for one that stands by itself.</param>
    public static SafeHtml? Of(string tex, bool display)
    {
        tex = tex.Replace("\r", "", StringComparison.Ordinal).Trim();
        return tex.Length is 0 or > Longest || TexParser.Parse(tex) is not { } formula ? null
            : new HtmlOut(formula.Value.Length + tex.Length + 64).Tag("<math").Attribute("display", display ? "block" : null).Attribute("alttext", tex).Tag(">").Html(formula).Tag("</math>").ToHtml();
    }
}
