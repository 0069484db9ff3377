namespace Portal.Features.Forum;

/// <summary>Makes a quote in Markdown that says whose words they are and where they stand.</summary>
internal static class Quotes
{
    private const int Most = 2000;

    /// <summary>The post as a quote, cut where it is long, ready to be written under.</summary>
    public static string Of(PostSource post, TopicHead topic)
    {
        var body = post.Body.Length <= Most ? post.Body : post.Body[..(char.IsHighSurrogate(post.Body[Most - 1]) ? Most - 1 : Most)] + " …";
        var lines = body.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? ">" : $"> {line}");
        return $"> [@{post.Author.Name}]({topic.PostUrl(post.Number)}):\n>\n{string.Join('\n', lines)}\n\n";
    }
}
