using System.Buffers;
using System.Text;

namespace Portal.Platform.Markup;

/// <summary>Writes HTML: tags from our own code, text and attribute values always escaped.</summary>
internal sealed class HtmlOut(int capacity)
{
    private readonly StringBuilder html = new(capacity);

    // Control characters and halves of surrogate pairs are not allowed in HTML nor in the XML of a feed.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "<>&\"'\r" + new string([.. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c)]) + "\x7f\ufffe\uffff"
        + new string([.. Enumerable.Range(0xd800, 0x800).Select(c => (char)c)]));

    /// <summary>Writes a tag or another constant of our own code.</summary>
    public HtmlOut Tag(string constant)
    {
        html.Append(constant);
        return this;
    }

    /// <summary>Writes HTML that was made before.</summary>
    public HtmlOut Html(SafeHtml made) => Tag(made.Value);

    /// <summary>Writes a number.</summary>
    public HtmlOut Number(int number)
    {
        html.Append(number);
        return this;
    }

    /// <summary>Writes a person's text, escaped.</summary>
    public HtmlOut Text(ReadOnlySpan<char> text)
    {
        int special;
        while ((special = text.IndexOfAny(Special)) >= 0)
        {
            html.Append(text[..special]);
            var pair = special + 1 < text.Length && char.IsSurrogatePair(text[special], text[special + 1]);
            if (pair) html.Append(text.Slice(special, 2));
            else html.Append(Escaped(text[special]));
            text = text[(special + (pair ? 2 : 1))..];
        }
        html.Append(text);
        return this;
    }

    /// <summary>Writes ` name="value"`, or nothing when there is no value.</summary>
    public HtmlOut Attribute(string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return this;
        html.Append(' ').Append(name).Append("=\"");
        Text(value);
        html.Append('"');
        return this;
    }

    /// <summary>Opens a link to an address that <see cref="SafeUrl"/> gave.</summary>
    public HtmlOut OpenLink(string safeUrl, string? title = null, string? cssClass = null, string? id = null)
    {
        html.Append("<a href=\"");
        Text(safeUrl);
        html.Append('"');
        if (SafeUrl.IsForeign(safeUrl)) html.Append(" rel=\"nofollow ugc noopener\"");
        return Attribute("title", title).Attribute("class", cssClass).Attribute("id", id).Tag(">");
    }

    /// <summary>Writes an image from an address that <see cref="SafeUrl"/> gave.</summary>
    public HtmlOut Image(string safeUrl, string? alt, string? title, int? width, int? height)
    {
        html.Append("<img src=\"");
        Text(safeUrl);
        html.Append("\" alt=\"");
        Text(alt);
        html.Append('"');
        Attribute("title", title);
        if (width is not null && height is not null) Tag(" width=\"").Number(width.Value).Tag("\" height=\"").Number(height.Value).Tag("\"");
        return Tag(" loading=\"lazy\">");
    }

    /// <summary>What was written so far.</summary>
    public SafeHtml ToHtml() => new(html.ToString());

    /// <inheritdoc/>
    public override string ToString() => html.ToString();

    private static string Escaped(char c) => c switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\r' => "",
        _ => "\ufffd",
    };
}
