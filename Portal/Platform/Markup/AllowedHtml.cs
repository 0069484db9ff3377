using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Portal.Platform.Markup;

/// <summary>The list of what may stand in a text. Everything else is unwrapped, or dropped with what is in it.</summary>
internal static partial class AllowedHtml
{
    public const string Centred = "align-center";
    public const string RightAligned = "align-right";

    /// <summary>What is covered until somebody wants to see it: a span of words, or blocks as details.</summary>
    public const string Spoiler = "spoiler";

    /// <summary>A formula that stands by itself and may be wider than the page.</summary>
    public const string MathBlock = "math-block";

    /// <summary>A picture that leads to itself at its full size.</summary>
    public const string Picture = "picture";

    /// <summary>Elements that are kept.</summary>
    public static readonly FrozenSet<string> Elements = FrozenSet.Create(
        "a", "abbr", "b", "blockquote", "br", "cite", "code", "dd", "del", "div", "dl", "dt", "details", "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins",
        "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "u", "ul", "var");

    /// <summary>Elements that are dropped with everything in them.</summary>
    public static readonly FrozenSet<string> Dropped = FrozenSet.Create(
        "applet", "audio", "base", "canvas", "embed", "frame", "frameset", "head", "iframe", "link", "math", "meta", "noembed", "noframes", "noscript",
        "object", "plaintext", "script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp");

    /// <summary>Elements without an end tag.</summary>
    public static readonly FrozenSet<string> Void = FrozenSet.Create("br", "hr", "img");

    private static readonly FrozenSet<string> Classes = FrozenSet.Create<string>(
        ["mention", "task-list", "task-list-item", "task", "table-scroll", Centred, RightAligned, "footnote-ref", "footnotes", "footnote-back", Spoiler, MathBlock, Picture, .. CodeColours.Classes]);

    /// <summary>The first class of the list that has a meaning here, or null.</summary>
    public static string? ClassOf(string? value)
    {
        if (value is null) return null;
        foreach (var name in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (Classes.Contains(name) || (name.StartsWith("language-", StringComparison.Ordinal) && Language().IsMatch(name[9..]))) return name;
        return null;
    }

    /// <summary>The class for a code block's language, from the word behind its fence.</summary>
    public static string? LanguageClass(string? info) =>
        info is not null && Language().IsMatch(info) ? "language-" + info.ToLowerInvariant() : null;

    /// <summary>The id where it is one of our footnotes'; any other could clobber a name of the page.</summary>
    public static string? IdOf(string? value) => value is not null && FootnoteId().IsMatch(value) ? value : null;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9+#._-]{0,29}\z")]
    private static partial Regex Language();

    [GeneratedRegex(@"^fn-[0-9a-f]{8}(-ref)?-[0-9]{1,4}\z")]
    private static partial Regex FootnoteId();
}
