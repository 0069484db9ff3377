namespace Portal.Platform.Text;

/// <summary>Porter's algorithm (1980): printers, printing and printed have the stem print.</summary>
internal static class EnglishStemmer
{
    /// <summary>True for words that the algorithm is made for.</summary>
    public static bool IsEnglish(string word) => word.Length > 2 && word.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;

    /// <summary>The stem of a word in lower case; any other word comes back as it is.</summary>
    public static string Stem(string word)
    {
        if (!IsEnglish(word)) return word;
        var stem = new PorterWord(word);
        Plurals(stem);
        PastAndGerund(stem);
        if (stem.EndsWith("y") && stem.HasVowelBefore(1)) stem.Replace(1, "i");
        stem.ReplaceLongest(DoubleSuffixes, minimum: 1);
        stem.ReplaceLongest(Suffixes, minimum: 1);
        DropLast(stem);
        TidyUp(stem);
        return stem.ToString();
    }

    private static readonly (string, string)[] DoubleSuffixes =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
        ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string, string)[] Suffixes =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Endings =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    private static void Plurals(PorterWord word)
    {
        if (word.EndsWith("sses") || word.EndsWith("ies")) word.Replace(2, "");
        else if (word.EndsWith("s") && !word.EndsWith("ss")) word.Replace(1, "");
    }

    private static void PastAndGerund(PorterWord word)
    {
        if (word.EndsWith("eed"))
        {
            if (word.MeasureBefore(3) > 0) word.Replace(1, "");
            return;
        }
        var length = word.EndsWith("ed") ? 2 : word.EndsWith("ing") ? 3 : 0;
        if (length == 0 || !word.HasVowelBefore(length)) return;
        word.Replace(length, "");
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz")) word.Replace(0, "e");
        else if (word.EndsInDoubleConsonant && !word.EndsWith("l") && !word.EndsWith("s") && !word.EndsWith("z")) word.Replace(1, "");
        else if (word.MeasureBefore(0) == 1 && word.EndsInShortSyllable(0)) word.Replace(0, "e");
    }

    private static void DropLast(PorterWord word)
    {
        var ending = "";
        foreach (var candidate in Endings)
            if (candidate.Length > ending.Length && word.EndsWith(candidate)) ending = candidate;
        if (ending.Length == 0 || word.MeasureBefore(ending.Length) < 2) return;
        if (ending != "ion" || word.HasBefore(3, "s") || word.HasBefore(3, "t")) word.Replace(ending.Length, "");
    }

    private static void TidyUp(PorterWord word)
    {
        if (word.EndsWith("e") && (word.MeasureBefore(1) > 1 || (word.MeasureBefore(1) == 1 && !word.EndsInShortSyllable(1)))) word.Replace(1, "");
        if (word.EndsWith("ll") && word.MeasureBefore(0) > 1) word.Replace(1, "");
    }
}
