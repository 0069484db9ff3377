using System.Globalization;

namespace Portal.Platform.Ui;

/// <summary>One or two letters that stand for a name; a Chinese name gives its first character.</summary>
public static class Initials
{
    public static string Of(string name)
    {
        var words = name.Split([' ', '-', '_', '.', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return "?";
        var first = FirstOf(words[0]);
        return words.Length == 1 || IsWide(first) ? first : first + FirstOf(words[^1]);
    }

    private static string FirstOf(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();

    private static bool IsWide(string letter) => letter[0] >= '\u2E80';
}
