namespace Portal.Platform.Text;

/// <summary>
/// One thing looked for: a word, or words and characters that follow each other. A prefix matches everything that begins with its last token;
/// a stem, which single English words have, matches their other forms.
/// </summary>
public sealed record SearchTerm(IReadOnlyList<string> Tokens, bool IsPrefix = false, string? Stem = null, bool IsExcluded = false)
{
    /// <summary>As FTS5 says it, of words that begin with the mark of their place: none for the text, <see cref="SearchText.TitleMark"/> for the title.</summary>
    internal string ToFts5(string place = "")
    {
        var phrase = $"\"{string.Join(' ', Tokens.Select(token => place + token))}\"{(IsPrefix ? " *" : "")}";
        if (Stem is null) return phrase;
        var forms = $"\"{place}{SearchText.StemMark}{Stem}\"";
        return Stem == Tokens[0] ? $"({phrase} OR {forms})" : $"({phrase} OR \"{place}{Stem}\" OR {forms})";
    }

    /// <summary>As a tsquery says it.</summary>
    internal string ToTsQuery(string place = "")
    {
        var phrase = string.Join(" <-> ", Tokens.Select(token => $"'{place}{token}'")) + (IsPrefix ? ":*" : "");
        if (Stem is null) return $"({phrase})";
        var forms = $"'{place}{SearchText.StemMark}{Stem}'";
        return Stem == Tokens[0] ? $"({phrase} | {forms})" : $"({phrase} | '{place}{Stem}' | {forms})";
    }
}
