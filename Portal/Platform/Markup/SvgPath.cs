using System.Collections.Concurrent;

namespace Portal.Platform.Markup;

/// <summary>
/// Drawings of one path as HTML made once: a page shows the same few icons hundreds of times, and as elements each would cost every circuit seven times as much.
/// </summary>
public static class SvgPath
{
    private static readonly ConcurrentDictionary<string, SafeHtml> Made = new();

    /// <summary>The drawing of a path; refuses whatever is not the language of paths.</summary>
    public static SafeHtml Html(string path) => Made.GetOrAdd(path, static p => p.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '.' or '-' or ',')
        ? new SafeHtml($"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{p}\"></path></svg>")
        : throw new ArgumentException("Not a path.", nameof(path)));
}
