using System.Security.Cryptography;
using System.Text;

namespace Portal.Commons.Moderation;

/// <summary>A few letters that stand for a text: the same text has the same, another one has others. With a title they stand for both, each in its part, so that either is found in it.</summary>
public static class Stamps
{
    /// <summary>How long that of a text alone is.</summary>
    public const int Length = 16;

    /// <summary>How long that of a text with its title is.</summary>
    public const int Most = Length + 1 + Length;

    /// <summary>The stamp of a text.</summary>
    public static string Of(string html) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)).AsSpan(0, Length / 2));

    /// <summary>The stamp of a text with its title.</summary>
    public static string Of(string title, string html) => Join(Of(html), Of(title));

    /// <summary>The stamp of a text and that of its title, as one.</summary>
    public static string Join(string text, string title) => $"{text}.{title}";

    /// <summary>The text's part of a stamp; empty for none.</summary>
    public static string TextIn(string stamp) => stamp.Length > Length ? stamp[..Length] : stamp;

    /// <summary>The title's part of a stamp; null where it has none.</summary>
    public static string? TitleIn(string stamp) => stamp.Length == Most ? stamp[(Length + 1)..] : null;
}
