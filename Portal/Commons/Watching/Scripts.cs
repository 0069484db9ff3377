using System.Text;

namespace Portal.Commons.Watching;

/// <summary>Tells in which letters a text is written.</summary>
internal static class Scripts
{
    /// <summary>Those of most of its pieces; a Chinese character counts as half of a word.</summary>
    public static WatchScript Of(IReadOnlyList<string> pieces)
    {
        var counts = pieces.Select(Of).Where(s => s != WatchScript.None).GroupBy(s => s, s => s == WatchScript.Chinese ? 1 : 2).Select(g => (Script: g.Key, Weight: g.Sum())).ToList();
        return counts.Count == 0 ? WatchScript.None : counts.MaxBy(c => c.Weight).Script;
    }

    private static WatchScript Of(string piece) => (Rune.TryGetRuneAt(piece, 0, out var first) ? first : Rune.ReplacementChar) switch
    {
        var rune when rune.Value is (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff) => WatchScript.Chinese,
        var rune when rune.Value < 0x250 => Rune.IsLetter(rune) ? WatchScript.Latin : WatchScript.None,
        var rune => Rune.IsLetter(rune) ? WatchScript.Other : WatchScript.None,
    };
}
