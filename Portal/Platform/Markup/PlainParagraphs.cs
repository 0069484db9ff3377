namespace Portal.Platform.Markup;

/// <summary>The way out for texts that are too long, too deep or too slow: escaped text with its paragraphs and line ends, in linear time.</summary>
internal static class PlainParagraphs
{
    public static string Write(string text)
    {
        var html = new HtmlOut(text.Length + text.Length / 8);
        var open = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                if (open) html.Tag("</p>\n");
                open = false;
                continue;
            }
            html.Tag(open ? "<br>\n" : "<p>").Text(line.Trim());
            open = true;
        }
        if (open) html.Tag("</p>\n");
        return html.ToString();
    }
}
