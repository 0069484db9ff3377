using System.Text;
using Microsoft.AspNetCore.Identity;
using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>The one form under which names and addresses are looked up: whatever differs only in case or width is the same.</summary>
public sealed class LookupNames : ILookupNormalizer
{
    /// <summary>The form of a name or address; text that is not well formed, or that no database keeps, gives an empty one, which nobody has.</summary>
    public static string Of(string? text)
    {
        try
        {
            return text is null || !Bounds.IsStorable(text) ? "" : text.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    string? ILookupNormalizer.NormalizeName(string? name) => name is null ? null : Of(name);

    string? ILookupNormalizer.NormalizeEmail(string? email) => email is null ? null : Of(email);
}
