using System.Globalization;

namespace Portal.Features.Forum;

/// <summary>Ids and times as words of a change.</summary>
internal static class ChangeWords
{
    /// <summary>An id.</summary>
    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The id that a word stands for, or null.</summary>
    public static long? ReadId(string? word) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>A time, or null.</summary>
    public static string? Time(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
