namespace Portal.Platform.Markup;

/// <summary>Colours HTML, XML and their kin: names of tags and attributes, values, comments.</summary>
internal static class MarkupColours
{
    /// <summary>Writes the code.</summary>
    public static void Write(HtmlOut html, string code)
    {
        for (var at = 0; at < code.Length;)
        {
            var open = code.IndexOf('<', at);
            CodeColours.Span(html, null, code.AsSpan(at..(open < 0 ? code.Length : open)));
            if (open < 0) return;
            at = string.CompareOrdinal(code, open, "<!--", 0, 4) == 0 ? Comment(html, code, open) : Tag(html, code, open);
        }
    }

    private static int Comment(HtmlOut html, string code, int from)
    {
        var end = code.IndexOf("-->", from, StringComparison.Ordinal) is var close and >= 0 ? close + 3 : code.Length;
        CodeColours.Span(html, CodeColours.Comment, code.AsSpan(from..end));
        return end;
    }

    private static int Tag(HtmlOut html, string code, int from)
    {
        var at = from + 1;
        if (at < code.Length && code[at] is '/' or '?' or '!') at++;
        CodeColours.Span(html, null, code.AsSpan(from..at));
        var name = EndOfName(code, at);
        CodeColours.Span(html, CodeColours.Word, code.AsSpan(at..name));
        at = name;
        while (name > from + 1 && at < code.Length && code[at] is not ('>' or '<')) at = Part(html, code, at);
        return at;
    }

    private static int Part(HtmlOut html, string code, int from)
    {
        var (end, colour) = code[from] switch
        {
            '"' or '\'' => (EndOfValue(code, from), CodeColours.Text),
            var c when IsName(c) => (EndOfName(code, from), char.IsLetter(c) ? CodeColours.Name : null),
            _ => (EndOfRest(code, from), (string?)null),
        };
        CodeColours.Span(html, colour, code.AsSpan(from..end));
        return end;
    }

    private static int EndOfValue(string code, int from) => code.IndexOf(code[from], from + 1) is var close and >= 0 ? close + 1 : code.Length;

    private static int EndOfRest(string code, int from)
    {
        while (from < code.Length && !IsName(code[from]) && code[from] is not ('"' or '\'' or '<' or '>')) from++;
        return from;
    }

    private static int EndOfName(string code, int from)
    {
        while (from < code.Length && IsName(code[from])) from++;
        return from;
    }

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or ':' or '.';
}
