using System.Text.Json.Serialization;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>A poll was made, closed or taken away.</summary>
public sealed record PollChanged(long TopicId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    /// <summary>The channel of a topic's poll alone: replies do not draw it anew.</summary>
    public static string Poll(long topicId) => $"poll:{topicId}";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [.. base.Channels, Poll(TopicId)];
}

/// <summary>Somebody voted, or took that back: told to the poll and to kept pages of the topic; nothing else shows it.</summary>
public sealed record PollVoted(long TopicId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public), IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Topic(TopicId), PollChanged.Poll(TopicId)];
}
