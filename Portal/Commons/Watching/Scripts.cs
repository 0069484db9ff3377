using System.Text;
using Portal.Platform.Text;

namespace Portal.Commons.Watching;

/// <summary>Tells in which letters a text is written.</summary>
internal static class Scripts
{
    /// <summary>Those of most of its words; a Chinese character counts as half of a word.</summary>
    public static WatchScript Of(string text)
    {
        var counts = Tokens.Of(text).Select(token => OfWord(token.Text)).Where(s => s != WatchScript.None).GroupBy(s => s, s => s == WatchScript.Chinese ? 1 : 2).Select(g => (Script: g.Key, Weight: g.Sum())).ToList();
        return counts.Count == 0 ? WatchScript.None : counts.MaxBy(c => c.Weight).Script;
    }

    private static WatchScript OfWord(string word) => (Rune.TryGetRuneAt(word, 0, out var first) ? first : Rune.ReplacementChar) switch
    {
        var rune when rune.Value is (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff) => WatchScript.Chinese,
        var rune when rune.Value < 0x250 => Rune.IsLetter(rune) ? WatchScript.Latin : WatchScript.None,
        var rune => Rune.IsLetter(rune) ? WatchScript.Other : WatchScript.None,
    };
}
