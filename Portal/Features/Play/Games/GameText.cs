using System.Net;

namespace Portal.Features.Play;

/// <summary>All the words of a game together, for who looks at what is written.</summary>
internal static class GameText
{
    /// <summary>Its text, and behind it its lines, as safe HTML.</summary>
    public static string Html(Game it) => string.Concat([it.Html, .. new[] { it.Lines, it.CancelReason }.Where(words => !string.IsNullOrEmpty(words)).SelectMany(words => words!.Split('\n')).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>")]);
}
