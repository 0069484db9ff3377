namespace Portal.Platform.Markup;

/// <summary>Walks through code once and writes it with its colours.</summary>
internal ref struct CodeScanner(HtmlOut html, CodeLanguage language, string code)
{
    private const int LongestVariable = 80;

    private int at;

    /// <summary>Writes all of it.</summary>
    public void Write()
    {
        while (at < code.Length)
        {
            if (EndOfComment() is var comment and > 0) Emit(CodeColours.Comment, comment);
            else if (EndOfString() is var text and > 0) Emit(IsKey(text) ? CodeColours.Name : CodeColours.Text, text);
            else if (EndOfVariable() is var variable and > 0) Emit(CodeColours.Name, variable);
            else if (IsNameStart(code[at])) EmitWord();
            else if (char.IsAsciiDigit(code[at])) Emit(CodeColours.Number, EndOf(at, c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_'));
            else Emit(null, EndOfPlain());
        }
    }

    private void Emit(string? colour, int end)
    {
        CodeColours.Span(html, colour, code.AsSpan(at..end));
        at = end;
    }

    // Blanks, brackets and the like up to what could be the beginning of something.
    private readonly int EndOfPlain()
    {
        var end = at + 1;
        while (end < code.Length && (char.IsWhiteSpace(code[end]) || char.IsLowSurrogate(code[end]))) end++;
        return end;
    }

    private void EmitWord()
    {
        var end = EndOf(at + 1, IsNamePart);
        var word = code[at..end];
        var known = language.IgnoresCase ? word.ToLowerInvariant() : word;
        Emit(language.Constants.Contains(known) ? CodeColours.Number : language.Words.Contains(known) ? CodeColours.Word : language.NamesKeys && IsKey(end) ? CodeColours.Name : null, end);
    }

    private readonly int EndOfComment()
    {
        foreach (var open in language.LineComments)
            if (Sees(open) && (open.Length > 1 || at == 0 || char.IsWhiteSpace(code[at - 1]))) return code.IndexOf('\n', at) is var end and >= 0 ? end : code.Length;
        foreach (var (open, close) in language.BlockComments)
            if (Sees(open)) return code.IndexOf(close, at + open.Length, StringComparison.Ordinal) is var end and >= 0 ? end + close.Length : code.Length;
        return 0;
    }

    private readonly int EndOfString()
    {
        foreach (var quote in language.LongQuotes)
            if (Sees(quote)) return code.IndexOf(quote, at + quote.Length, StringComparison.Ordinal) is var end and >= 0 ? end + quote.Length : code.Length;
        return language.Quotes.Contains(code[at]) ? EndOfQuoted(code[at]) : 0;
    }

    // One that is not closed on its line is no string: an apostrophe in a word.
    private readonly int EndOfQuoted(char quote)
    {
        for (var end = at + 1; end < code.Length; end++)
        {
            if (code[end] == quote) return end + 1;
            if (code[end] == '\\') end++;
            else if (code[end] == '\n' && quote != '`') return 0;
        }
        return 0;
    }

    private readonly int EndOfVariable()
    {
        if (language.Variables is not { } mark || code[at] != mark || at + 1 >= code.Length) return 0;
        if (code[at + 1] == '{') return code.IndexOf('}', at, Math.Min(LongestVariable, code.Length - at)) + 1;
        return IsNameStart(code[at + 1]) ? EndOf(at + 2, IsNamePart) : 0;
    }

    private readonly bool IsKey(int end)
    {
        if (!language.NamesKeys) return false;
        while (end < code.Length && code[end] is ' ' or '\t') end++;
        return end < code.Length && code[end] == ':';
    }

    private readonly bool Sees(string text) => string.CompareOrdinal(code, at, text, 0, text.Length) == 0;

    private readonly int EndOf(int from, Func<char, bool> belongs)
    {
        var end = from;
        while (end < code.Length && belongs(code[end])) end++;
        return end;
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '@';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_';
}
