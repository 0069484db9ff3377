namespace Portal.Features.Forum;

/// <summary>Makes a quote in Markdown that says whose words they are and where they stand.</summary>
internal static class Quotes
{
    private const int Most = 2000;

    /// <summary>The post as a quote, cut where it is long, ready to be written under.</summary>
    public static string Of(PostSource post, TopicHead topic) => Of(post.Author.Name, post.Number, post.Body, topic);

    /// <summary>Words of a post that a reader chose, as a quote.</summary>
    public static string Of(PostView post, string words, TopicHead topic) => Of(post.Author.Name, post.Number, words, topic);

    private static string Of(string author, int number, string text, TopicHead topic)
    {
        var body = text.Length <= Most ? text : text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)] + " …";
        var lines = body.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? ">" : $"> {line}");
        return $"> [@{author}]({topic.PostUrl(number)}):\n>\n{string.Join('\n', lines)}\n\n";
    }
}
