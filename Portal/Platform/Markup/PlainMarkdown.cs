using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Platform.Markup;

/// <summary>Writes plain text as Markdown that shows just that, inside a line. An address that stands in it becomes a link, as anywhere, and is left as it is: it would be cut at the first backslash.</summary>
internal static partial class PlainMarkdown
{
    /// <summary>The Markdown.</summary>
    public static string Of(string text)
    {
        var (written, at) = (new StringBuilder(text.Length + 16), 0);
        for (var begins = Link().Match(text); begins.Success; begins = Link().Match(text, Math.Max(at, begins.Index + begins.Length)))
        {
            if (BareLink.Length(text.AsSpan(begins.Index + begins.Length)) is var rest and > 0)
            {
                var end = begins.Index + begins.Length + rest;
                written.Append(Escaped(text[at..begins.Index])).Append(text, begins.Index, end - begins.Index);
                at = end;
            }
        }
        return written.Append(Escaped(text[at..])).ToString();
    }

    private static string Escaped(string text) => Special().Replace(text, @"\$0");

    /// <summary>Where <see cref="BareLinkParser"/> finds one, up to the host's name.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9])(?i:https?)://|(?<![A-Za-z0-9./@-])www\.")]
    private static partial Regex Link();

    /// <summary>An underscore within a word marks nothing, nor does a single tilde.</summary>
    [GeneratedRegex(@"[\\`*\[\]<|$]|~(?=~)|(?<=~)~|(?<![^\W_])_|_(?![^\W_])|&(?=#|\w+;)")]
    private static partial Regex Special();
}
