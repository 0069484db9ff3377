using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>
/// Something happened in a topic. Told on the topic's channel, to the moderators' watch, and on the forum's channel or, for a group's board, the group's.
/// </summary>
public abstract record ForumNews(long TopicId, long? GroupId, bool Public) : News
{
    /// <summary>The channel of all public topics.</summary>
    public const string Forum = "forum";

    /// <summary>The moderators' channel.</summary>
    public const string Watch = "watch";

    /// <summary>The channel of one topic.</summary>
    public static string Topic(long topicId) => $"topic:{topicId}";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels
    {
        get
        {
            var channels = new List<string>(4) { Topic(TopicId), Watch };
            if (Public)
            {
                channels.Add(Forum);
            }

            if (GroupId is { } group)
            {
                channels.Add(GroupNews.Channel(group));
            }

            return channels;
        }
    }
}

/// <summary>A topic was started; its first post has the number 1.</summary>
public sealed record TopicStarted(long TopicId, long PostId, long AuthorId, long CategoryId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    public int Number => 1;

    [JsonIgnore]
    public override Subject? About => new("post", PostId);
}

/// <summary>A reply was written.</summary>
public sealed record ReplyPosted(long TopicId, long PostId, int Number, long AuthorId, long? ReplyToId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    [JsonIgnore]
    public override Subject? About => new("post", PostId);
}

/// <summary>A post was edited.</summary>
public sealed record PostEdited(long TopicId, long PostId, int Number, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    /// <summary>Who edited it; null for the portal itself.</summary>
    public long? EditorId { get; init; }

    /// <summary>The number of the version that came of it; 0 where it is told for another reason.</summary>
    public int Revision { get; init; }

    [JsonIgnore]
    public override Subject? About => new("post", PostId);
}

/// <summary>A post was taken from view, or came back; the whole topic with its first one.</summary>
public abstract record SightNews(long TopicId, long PostId, int Number, long? GroupId, bool Public, [property: JsonIgnore] bool Withheld)
    : ForumNews(TopicId, GroupId, Public), IWithholding
{
    [JsonIgnore]
    public Subject Thing => new("post", PostId);

    [JsonIgnore]
    public Subject? Whole => Number == 1 ? new("topic", TopicId) : null;
}

/// <summary>A post was taken from view.</summary>
public sealed record PostHidden(long TopicId, long PostId, int Number, long? GroupId, bool Public) : SightNews(TopicId, PostId, Number, GroupId, Public, true);

/// <summary>A hidden post can be seen again.</summary>
public sealed record PostRestored(long TopicId, long PostId, int Number, long? GroupId, bool Public) : SightNews(TopicId, PostId, Number, GroupId, Public, false);

/// <summary>A post was deleted.</summary>
public sealed record PostDeleted(long TopicId, long PostId, int Number, long? GroupId, bool Public) : SightNews(TopicId, PostId, Number, GroupId, Public, true);

/// <summary>An answer was accepted, or, without a post, is no longer.</summary>
public sealed record AnswerAccepted(long TopicId, long? PostId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    /// <summary>The answer before it, or null.</summary>
    public long? FormerPostId { get; init; }

    /// <summary>Who accepted it, or null for the portal itself.</summary>
    public long? ById { get; init; }
}

/// <summary>The reactions to a post changed.</summary>
public sealed record ReactionsChanged(long TopicId, long PostId, long? GroupId, bool Public) : ForumNews(TopicId, GroupId, Public)
{
    [JsonIgnore]
    public override Subject? About => new("post", PostId);
}

/// <summary>The list of categories changed.</summary>
/// <param name="CategoryId">Which of them.</param>
/// <param name="Everywhere">True when something changed that stands on every page, beside it or above it: a name, a colour, a place in the list.</param>
public sealed record CategoriesChanged(long CategoryId, [property: JsonIgnore] bool Everywhere) : News
{
    /// <summary>The channel of the list alone.</summary>
    public const string Channel = "categories";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => Everywhere ? [Channel, ForumNews.Forum, SiteNews.Channel] : [Channel, ForumNews.Forum];
}
