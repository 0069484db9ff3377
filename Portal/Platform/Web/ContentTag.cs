using System.Security.Cryptography;

namespace Portal.Platform.Web;

/// <summary>The <c>ETag</c> of a content: the same bytes have the same, others another.</summary>
public static class ContentTag
{
    /// <summary>The tag, in its quotes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"";
}
