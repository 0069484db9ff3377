using System.Text;

namespace Portal.Platform.Text;

/// <summary>The readable part of an address. Letters of every script are kept; it is never empty.</summary>
public static class Slug
{
    private const int Longest = 60;
    private const string Nothing = "topic";

    /// <summary>Makes a slug of a title: "Wie geht’s, 打印机?" becomes "wie-gehts-打印机".</summary>
    public static string From(string? title)
    {
        var slug = new StringBuilder(Longest);
        var gap = false;
        foreach (var rune in (title ?? "").Normalized().EnumerateRunes())
        {
            if (slug.Length + rune.Utf16SequenceLength + 1 > Longest) break;
            if (Rune.IsLetterOrDigit(rune))
            {
                if (gap && slug.Length > 0) slug.Append('-');
                slug.Append(LatinFolding.Fold(rune).ToString());
                gap = false;
            }
            else gap |= rune.Value is not ('\'' or '’') && !IsMark(rune);
        }
        return slug.Length == 0 ? Nothing : slug.ToString();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark;

    // Text with halves of surrogate pairs cannot be normalised; it is then read as it is.
    private static string Normalized(this string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
