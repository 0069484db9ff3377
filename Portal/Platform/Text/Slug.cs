using System.Globalization;
using System.Text;

namespace Portal.Platform.Text;

/// <summary>Makes the readable part of an address.</summary>
public static class Slug
{
    /// <summary>Letters and digits of any script in lower case, joined by hyphens, at most 60 characters; never empty.</summary>
    public static string From(string title)
    {
        var slug = new StringBuilder(60);
        foreach (var rune in title.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (slug.Length + rune.Utf16SequenceLength > 60)
            {
                break;
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                slug.Append(Rune.ToLowerInvariant(rune));
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
        return text.Length == 0 ? "topic" : text;
    }
}
