using System.Text.RegularExpressions;

namespace Portal.Bench.Worlds;

/// <summary>Words to search for, drawn from the posts themselves: English words, and pairs of Chinese characters.</summary>
internal static partial class Vocabulary
{
    /// <summary>As many different words as wanted, half of them Chinese; too few in the posts is an error.</summary>
    public static async Task<IReadOnlyList<string>> DrawAsync(PortalClient client, int wanted, CancellationToken cancel, int postsPerTopic = WorldBuilder.PostsPerTopic)
    {
        var (english, chinese) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>());
        foreach (var topic in await client.TopicsAsync(postsPerTopic, 60, cancel))
        {
            foreach (var post in await client.PostsAsync(topic, cancel))
            {
                english.UnionWith(EnglishPattern().Matches(post.Body).Select(m => m.Value));
                chinese.UnionWith(ChinesePattern().Matches(post.Body).Select(m => m.Groups[1].Value));
            }
        }

        return english.Count >= wanted / 2 && chinese.Count >= wanted / 2
            ? [.. english.Take(wanted / 2), .. chinese.Take(wanted / 2)]
            : throw new InvalidOperationException($"The posts hold {english.Count} English and {chinese.Count} Chinese words, {wanted / 2} of each are needed.");
    }

    [GeneratedRegex("[A-Za-z]{4,}")]
    private static partial Regex EnglishPattern();

    [GeneratedRegex("(?=([\\u4e00-\\u9fff]{2}))")]
    private static partial Regex ChinesePattern();
}
