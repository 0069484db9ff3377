namespace Portal.Platform.Data;

/// <summary>What LIKE looks for; a backslash is its sign of escape.</summary>
public static class LikePattern
{
    /// <summary>Texts in which these words stand anywhere, whatever signs are in them.</summary>
    public static string Within(string words) =>
        $"%{words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
