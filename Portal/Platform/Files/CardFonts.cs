using System.Text;

namespace Portal.Platform.Files;

/// <summary>Knows which words the machine's fonts can draw: a card of empty boxes would be worse than none.</summary>
internal static class CardFonts
{
    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts"];
    private static readonly string[] Chinese = ["CJK", "wqy", "uming", "ukai", "SourceHan", "DroidSansFallback", "SansSC", "SansTC", "SerifSC", "SerifTC"];
    private static readonly Lazy<(bool Any, bool Chinese)> Found = new(Look);

    /// <summary>True where every letter can be drawn.</summary>
    public static bool CanDraw(string text)
    {
        var (any, chinese) = Found.Value;
        return any && text.EnumerateRunes().All(rune => rune.Value < 0x250 || (rune.Value is >= 0x370 and < 0x530 or >= 0x2010 and < 0x2040) || (chinese && IsChinese(rune)));
    }

    private static bool IsChinese(Rune rune) => rune.Value is >= 0x3000 and < 0x3100 or >= 0x4e00 and < 0xa000 or >= 0xff00 and < 0xffef;

    private static (bool Any, bool Chinese) Look()
    {
        var names = Folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.?t?", SearchOption.AllDirectories)).Select(p => Path.GetFileName(p)).ToList();
        return (names.Count > 0, names.Exists(name => Chinese.Any(sign => name.Contains(sign, StringComparison.OrdinalIgnoreCase))));
    }
}
