using System.Globalization;
using System.Text.Json;

namespace Portal.Features.Clubs;

/// <summary>How kinds and sizes are written in addresses and beside files.</summary>
internal static class ItemWordings
{
    /// <summary>A kind as addresses and the API write it: <c>buying-advice</c>.</summary>
    public static string WordOf(ClubItemKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>The kind that an address says, or null.</summary>
    public static ClubItemKind? KindOf(string? word) => Enum.GetValues<ClubItemKind>().Where(k => WordOf(k) == word).Cast<ClubItemKind?>().FirstOrDefault();

    /// <summary>How large a file is, to one place.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0 / 1024.0:0.#} MB"),
    };
}
