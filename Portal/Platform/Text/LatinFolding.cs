using System.Globalization;
using System.Text;

namespace Portal.Platform.Text;

/// <summary>Makes é and E, and full-width Ａ and a, the same for search.</summary>
internal static class LatinFolding
{
    // Accents mean little to who searches in Latin, Greek or Cyrillic; in other scripts (が, й's cousins in Indic) they are another letter.
    private const int Folded = 0x530;
    private const int FirstAdditional = 0x1e00;
    private const int LastAdditional = 0x1fff;

    private static readonly char[] Table = [.. Enumerable.Range(0, Folded).Select(c => Bare((char)c))];
    private static readonly char[] Additional = [.. Enumerable.Range(FirstAdditional, LastAdditional - FirstAdditional + 1).Select(c => Bare((char)c))];

    /// <summary>The letter in lower case, without its accent.</summary>
    public static Rune Fold(Rune rune) => rune.Value switch
    {
        < Folded => new(Table[rune.Value]),
        >= FirstAdditional and <= LastAdditional => new(Additional[rune.Value - FirstAdditional]),
        >= 0xff01 and <= 0xff5e => new(Table[rune.Value - 0xfee0]),
        _ => Rune.ToLowerInvariant(rune),
    };

    private static char Bare(char c)
    {
        var lower = char.ToLowerInvariant(c);
        if (!char.IsLetter(lower)) return lower;
        return lower switch
        {
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            'ħ' => 'h',
            'ı' => 'i',
            _ => lower.ToString().Normalize(NormalizationForm.FormD).FirstOrDefault(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark, lower),
        };
    }
}
