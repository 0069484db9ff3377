namespace Portal.Platform.Text;

/// <summary>
/// One thing looked for: a word, or words and characters that follow each other. A prefix matches everything that begins with its last token;
/// a stem, which single English words have, matches their other forms.
/// </summary>
public sealed record SearchTerm(IReadOnlyList<string> Tokens, bool IsPrefix = false, string? Stem = null, bool IsExcluded = false)
{
    internal string ToFts5(string words, string stems)
    {
        var phrase = $"{words} : \"{string.Join(' ', Tokens)}\"{(IsPrefix ? " *" : "")}";
        if (Stem is null) return phrase;
        return Stem == Tokens[0] ? $"({phrase} OR {stems} : \"{Stem}\")" : $"({phrase} OR {words} : \"{Stem}\" OR {stems} : \"{Stem}\")";
    }

    internal string ToTsQuery()
    {
        var phrase = string.Join(" <-> ", Tokens.Select(token => $"'{token}'")) + (IsPrefix ? ":*" : "");
        if (Stem is null) return $"({phrase})";
        return Stem == Tokens[0] ? $"({phrase} | '{SearchText.StemMark}{Stem}')" : $"({phrase} | '{Stem}' | '{SearchText.StemMark}{Stem}')";
    }
}
