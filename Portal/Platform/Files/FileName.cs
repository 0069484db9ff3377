using System.Globalization;
using System.Text;
using Portal.Platform.Text;

namespace Portal.Platform.Files;

/// <summary>Makes of a name that somebody's computer gave a name that harms nobody's: no path, no trick, an extension that fits the content.</summary>
public static class FileName
{
    private const int Longest = 80;
    private const string Nameless = "file";

    private static readonly HashSet<string> Devices =
        [.. new[] { "con", "prn", "aux", "nul" }.Concat(Enumerable.Range(1, 9).SelectMany(n => new[] { $"com{n}", $"lpt{n}" }))];

    /// <summary>The name under which the file is offered.</summary>
    public static string Clean(string? name, FileKind kind)
    {
        var bare = Letters(name ?? "");
        var extensions = kind.Extensions();
        var extension = extensions.FirstOrDefault(e => bare.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ?? extensions[0];
        var stem = Tidy(bare.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? bare[..^extension.Length] : bare);
        stem = Tidy(stem[..Shorten.Cut(stem, Longest)]);
        return (stem.Length == 0 ? Nameless : IsDevice(stem) ? $"{Nameless}-{stem}" : stem) + extension;
    }

    /// <summary>
    /// True where a name says that the file is something else than it is: a picture that is none, a document that is a picture. One picture under the name of another
    /// belies nothing: all are made anew, and phones mix them up; nor does text in an encoding that is not known here.
    /// </summary>
    public static bool Belies(string? name, FileKind kind)
    {
        var said = Enum.GetValues<FileKind>().Where(k => k.Extensions().Any(e => name?.TrimEnd().EndsWith(e, StringComparison.OrdinalIgnoreCase) == true)).ToList();
        return said.Count > 0 && !said.Contains(kind) && !(kind.IsPicture() && said.Exists(k => k.IsPicture())) && !(kind == FileKind.Other && said.Contains(FileKind.Text));
    }

    // What stands behind the last slash, of it letters and digits of every script and a few marks. Marks that turn text around are gone with the rest.
    private static string Letters(string name)
    {
        var letters = new StringBuilder();
        foreach (var rune in name[(name.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes().Take(400))
        {
            letters.Append(IsPlain(rune) ? rune.ToString() : "-");
        }

        return letters.ToString().Normalize(NormalizationForm.FormC).TrimEnd(' ', '.', '-');
    }

    private static bool IsPlain(Rune rune) =>
        rune != Rune.ReplacementChar && (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or '_' or '-' or '+' or '(' or ')'
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherSymbol);

    // No hidden file, no option of a command, no dots or blanks at the end that Windows would drop.
    private static string Tidy(string stem)
    {
        while (stem.Contains("--", StringComparison.Ordinal))
        {
            stem = stem.Replace("--", "-", StringComparison.Ordinal);
        }

        return stem.Trim(' ', '.', '-', '_');
    }

    private static bool IsDevice(string stem) => Devices.Contains(stem.Split('.', ' ')[0].ToLowerInvariant());
}
