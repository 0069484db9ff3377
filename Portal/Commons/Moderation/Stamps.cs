using System.Security.Cryptography;
using System.Text;

namespace Portal.Commons.Moderation;

/// <summary>A few letters that stand for a text: the same text has the same, another one has others.</summary>
public static class Stamps
{
    /// <summary>How long one is.</summary>
    public const int Length = 16;

    /// <summary>The stamp of a text.</summary>
    public static string Of(string html) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)).AsSpan(0, Length / 2));
}
