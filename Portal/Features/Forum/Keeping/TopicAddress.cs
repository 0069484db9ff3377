using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Features.Forum;

/// <summary>Reads which topic somebody means: its number, or the address of its page.</summary>
internal static partial class TopicAddress
{
    /// <summary>The topic's id, or null where the text names none.</summary>
    public static long? Read(string? text) =>
        Shape().Match(text?.Trim() ?? "") is { Success: true } match && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    [GeneratedRegex(@"^(?:(?:https?://[^/\s]+)?/t/|#)?(\d{1,18})(?:[/?#]\S*)?$")]
    private static partial Regex Shape();
}
