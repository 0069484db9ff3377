using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>A category, in answers of the API.</summary>
public sealed record CategoryJson(long Id, string Slug, string Name, string About, long? ClubId, int TopicCount, string Url);

/// <summary>A tag, in answers of the API.</summary>
public sealed record TagJson(string Name, int TopicCount, string Url);

/// <summary>A topic, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="CategoryId">The category it stands in.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Title">The title.</param>
/// <param name="Author">Who started it.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="PostCount">How many posts can be seen, the first included.</param>
/// <param name="LastNumber">The greatest number of a post; numbers of hidden and deleted posts stay taken.</param>
/// <param name="Score">What readers think of its first post.</param>
/// <param name="AcceptedPostId">The post accepted as the answer, or null.</param>
/// <param name="Hidden">True when only moderators see it.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="LastPostAt">When it was last written in.</param>
/// <param name="Url">Its page.</param>
public sealed record TopicJson(
    long Id,
    long CategoryId,
    TopicKind Kind,
    string Title,
    AuthorJson Author,
    IReadOnlyList<string> Tags,
    int PostCount,
    int LastNumber,
    int Score,
    long? AcceptedPostId,
    bool Hidden,
    DateTime CreatedAt,
    DateTime LastPostAt,
    string Url)
{
    /// <summary>Since when only staff may reply, or null.</summary>
    public DateTime? ClosedAt { get; init; }

    /// <summary>Since when nobody writes, edits or reacts, or null.</summary>
    public DateTime? ArchivedAt { get; init; }

    /// <summary>Where it stands first in lists: in that of its category, or in that of all topics too; null where it is not pinned.</summary>
    public TopicPin? Pinned { get; init; }

    /// <summary>When it is no longer pinned by itself, or null.</summary>
    public DateTime? PinnedUntil { get; init; }

    /// <summary>How many minutes a member waits between two posts; 0 for no wait.</summary>
    public int SlowMinutes { get; init; }

    /// <summary>When that ends by itself, or null.</summary>
    public DateTime? SlowUntil { get; init; }

    /// <summary>How many members have the same question.</summary>
    public int MeTooCount { get; init; }

    /// <summary>How many members want this idea.</summary>
    public int VoteCount { get; init; }

    /// <summary>Where an idea stands; null for other topics.</summary>
    public IdeaState? IdeaState { get; init; }
}

/// <summary>A post, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="TopicId">The topic.</param>
/// <param name="Number">Its number in the topic, from 1.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Body">The Markdown, byte for byte as it was sent.</param>
/// <param name="Html">The HTML made of it, safe to show.</param>
/// <param name="ReplyTo">The post it answers, or null.</param>
/// <param name="Reactions">How many gave each reaction.</param>
/// <param name="Revision">How many versions it has had.</param>
/// <param name="Hidden">True when only moderators see it.</param>
/// <param name="Deleted">True when it was deleted; only moderators see it.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="EditedAt">When it was last changed, or null.</param>
/// <param name="Url">Its place on the topic's page.</param>
public sealed record PostJson(
    long Id,
    long TopicId,
    int Number,
    AuthorJson Author,
    string Body,
    string Html,
    long? ReplyTo,
    IReadOnlyDictionary<string, int> Reactions,
    int Revision,
    bool Hidden,
    bool Deleted,
    DateTime CreatedAt,
    DateTime? EditedAt,
    string Url)
{
    /// <summary>True when everybody who may write in the topic may edit it.</summary>
    public bool Wiki { get; init; }
}

/// <summary>Something that was taken, and that nobody else sees before a moderator has looked at it.</summary>
/// <param name="Id">The post's id.</param>
/// <param name="TopicId">The topic.</param>
/// <param name="Number">The number that it has in the topic.</param>
/// <param name="Held">True.</param>
/// <param name="Detail">What that means, in the caller's language.</param>
public sealed record HeldJson(long Id, long TopicId, int Number, bool Held, string Detail)
{
    internal static IResult Answer(PostPlace place) =>
        Results.Accepted(value: new HeldJson(place.PostId, place.TopicId, place.Number, true, Sentences.Say(typeof(ScreeningText), "WaitsForModerator")));
}

/// <summary>One version of a post's text, in answers of the API.</summary>
public sealed record RevisionJson(int Number, AuthorJson Author, string Body, string? Reason, DateTime At);

/// <summary>What starts a topic.</summary>
/// <param name="CategoryId">Where.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Body">The first post in Markdown, 1 to 32,000 characters.</param>
/// <param name="Kind">What for; a discussion where nothing is said.</param>
/// <param name="Tags">At most 50, each of at most 30 characters.</param>
/// <param name="Fields">What is answered to the category's form for this kind of topic; the answers stand as Markdown above the body.</param>
/// <param name="Closed">An announcement to which only staff may reply.</param>
public sealed record TopicBody(
    long CategoryId, string? Title, string? Body, TopicKind? Kind = null, IReadOnlyList<string?>? Tags = null, IReadOnlyList<FormAnswerBody?>? Fields = null, bool Closed = false);

/// <summary>What makes a reply.</summary>
/// <param name="Body">Markdown, 1 to 32,000 characters.</param>
/// <param name="ReplyTo">The id of the post it answers; nothing answers the topic.</param>
public sealed record ReplyBody(string? Body, long? ReplyTo = null);

/// <summary>What changes a post.</summary>
/// <param name="Body">The new Markdown.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
/// <param name="Revision">The revision that the change was made from; where the post has moved on, 409.</param>
public sealed record EditBody(string? Body, string? Reason = null, int? Revision = null);

/// <summary>What accepts an answer.</summary>
/// <param name="PostId">The answer; null takes the acceptance back.</param>
/// <param name="Note">The staff's word, shown with the answer; at most 500 characters, and only from staff.</param>
public sealed record AcceptBody(long? PostId, string? Note = null);
