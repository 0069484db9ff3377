using System.Text.Json.Serialization;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>A topic was closed, opened, pinned, archived or the like.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="Change">What was done, as <see cref="TopicDeed"/> has it.</param>
/// <param name="GroupId">The group whose board it stands on.</param>
/// <param name="Public">Whether everyone may read it.</param>
public sealed record TopicChanged(long TopicId, string Change, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public);

/// <summary>A topic has another title, other tags or another kind; its first post is found by the title.</summary>
public sealed record TopicRenamed(long TopicId, long PostId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    /// <summary>Who did it; null for the portal itself.</summary>
    public long? EditorId { get; init; }
}

/// <summary>A topic stands in another category; told where it is now.</summary>
public sealed record TopicMoved(long TopicId, long CategoryId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public);

/// <summary>A topic is no longer read by those who read it where it was; told there, before <see cref="TopicMoved"/> is told where it is now.</summary>
public sealed record TopicLeft(long TopicId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public), ILeaving
{
    [JsonIgnore]
    public Subject Whole => new("topic", TopicId);

    [JsonIgnore]
    public IReadOnlyList<string> Left => [.. Public ? [Forum] : Array.Empty<string>(), .. GroupId is { } group ? [GroupNews.Channel(group)] : Array.Empty<string>()];
}

/// <summary>Posts were moved from one topic to another; told in both, which are read by the same people.</summary>
/// <param name="TopicId">The topic that they left.</param>
/// <param name="ToTopicId">The topic in which they stand now.</param>
/// <param name="PostId">The first of them, which begins a topic where it did not before, or no longer does.</param>
/// <param name="Count">How many.</param>
/// <param name="GroupId">The group on whose board both stand.</param>
/// <param name="Public">Whether everyone may read them.</param>
public sealed record PostsMoved(long TopicId, long ToTopicId, long PostId, int Count, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    /// <summary>Those of both whose answer went or came by it, and the one that lost all its posts by it, or has them again.</summary>
    public IReadOnlyList<long> Settles { get; init; } = [];

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [.. base.Channels, Topic(ToTopicId)];
}

/// <summary>Somebody kept order in a topic. Told beside the news of what became of the topic, for who tells those whom it concerns.</summary>
/// <param name="ChangeId">The change.</param>
public sealed record OrderKept(long ChangeId) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [CaseChanged.Moderation];
}

/// <summary>A post can be edited by everyone who may write there, or no longer.</summary>
public sealed record PostWikiChanged(long TopicId, long PostId, int Number, bool Wiki, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    [JsonIgnore]
    public override Subject? About => new("post", PostId);
}
