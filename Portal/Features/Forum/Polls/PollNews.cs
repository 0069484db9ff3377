using System.Text.Json.Serialization;

namespace Portal.Features.Forum;

/// <summary>A poll was made, voted in, closed or taken away.</summary>
public sealed record PollChanged(long TopicId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    /// <summary>The channel of a topic's poll alone: replies do not draw it anew.</summary>
    public static string Poll(long topicId) => $"poll:{topicId}";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [.. base.Channels, Poll(TopicId)];
}
