namespace Portal.Platform.Markup;

/// <summary>Where an address that stands in running text ends.</summary>
internal static class BareLink
{
    private const int LongestLink = 1_000;

    /// <summary>How many characters of the text, which begins at the host's name, belong to the address; 0 when it is none.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var host = HostLength(text);
        if (host == 0) return 0;
        var length = host;
        if (length < text.Length && text[length] is '/' or '?' or '#' or ':')
            while (length < text.Length && length <= LongestLink && BelongsToPath(text[length])) length++;
        return length > LongestLink ? 0 : Math.Max(host, WithoutTrailingMarks(text[..length]));
    }

    // A host in ASCII ends where Chinese text follows it; one that begins otherwise (例子.公司) may go on so.
    private static int HostLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsLetterOrDigit(text[0])) return 0;
        var ascii = char.IsAscii(text[0]);
        var length = 0;
        while (length < text.Length && length <= 255 && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '.' or '-' || (!ascii && char.IsLetterOrDigit(text[length])))) length++;
        while (length > 0 && text[length - 1] is '.' or '-') length--;
        return length > 255 ? 0 : length;
    }

    private static bool BelongsToPath(char c) => char.IsAscii(c) ? c > ' ' && c is not ('<' or '>' or '"' or '`' or '|' or '[' or ']' or '\\' or '\x7f') : char.IsLetterOrDigit(c);

    private static int WithoutTrailingMarks(ReadOnlySpan<char> link)
    {
        var brackets = link.Count('(') - link.Count(')');
        while (!link.IsEmpty)
        {
            var last = link[^1];
            if (last == ')' && brackets < 0) brackets++;
            else if (last is not ('.' or ',' or ':' or ';' or '!' or '?' or '\'' or '*' or '_' or '~' or '(')) break;
            else if (last == '(') brackets--;
            link = link[..^1];
        }
        return link.Length;
    }
}
