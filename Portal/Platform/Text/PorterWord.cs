using System.Text;

namespace Portal.Platform.Text;

/// <summary>A word on its way to its stem, and the questions that Porter's rules ask of it. "Before" leaves out a suffix of so many letters.</summary>
internal sealed class PorterWord(string word)
{
    private readonly StringBuilder letters = new(word);

    public bool EndsWith(string suffix) => HasBefore(0, suffix);

    public bool HasBefore(int suffix, string ending)
    {
        var start = letters.Length - suffix - ending.Length;
        if (start < 0) return false;
        for (var i = 0; i < ending.Length; i++)
            if (letters[start + i] != ending[i]) return false;
        return true;
    }

    public void Replace(int suffix, string by)
    {
        letters.Length -= suffix;
        letters.Append(by);
    }

    /// <summary>Replaces the longest suffix of the list, where what stands before it measures at least so much.</summary>
    public void ReplaceLongest((string Suffix, string By)[] rules, int minimum)
    {
        var (suffix, by) = ("", "");
        foreach (var rule in rules)
            if (rule.Suffix.Length > suffix.Length && EndsWith(rule.Suffix)) (suffix, by) = rule;
        if (suffix.Length > 0 && MeasureBefore(suffix.Length) >= minimum) Replace(suffix.Length, by);
    }

    /// <summary>How many times vowels are followed by consonants: the word's length as one hears it.</summary>
    public int MeasureBefore(int suffix)
    {
        var measure = 0;
        var afterVowel = false;
        for (var i = 0; i < letters.Length - suffix; i++)
        {
            var consonant = IsConsonant(i);
            if (consonant && afterVowel) measure++;
            afterVowel = !consonant;
        }
        return measure;
    }

    public bool HasVowelBefore(int suffix)
    {
        for (var i = 0; i < letters.Length - suffix; i++)
            if (!IsConsonant(i)) return true;
        return false;
    }

    public bool EndsInDoubleConsonant => letters.Length > 1 && letters[^1] == letters[^2] && IsConsonant(letters.Length - 1);

    /// <summary>Consonant, vowel, consonant other than w, x, y: as in hop.</summary>
    public bool EndsInShortSyllable(int suffix)
    {
        var last = letters.Length - suffix - 1;
        return last >= 2 && IsConsonant(last) && !IsConsonant(last - 1) && IsConsonant(last - 2) && letters[last] is not ('w' or 'x' or 'y');
    }

    public override string ToString() => letters.ToString();

    private bool IsConsonant(int i) => letters[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(i - 1),
        _ => true,
    };
}
