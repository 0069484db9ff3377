using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>What is done to several topics.</summary>
/// <param name="TopicIds">At most 50.</param>
/// <param name="Deed">Move, close, open, tag or archive.</param>
/// <param name="CategoryId">Where to, for a move.</param>
/// <param name="Tags">The tags that are put on them, beside those that they have.</param>
/// <param name="Reason">Why, at most 500 characters; readers of the topics see it.</param>
public sealed record ManyBody(IReadOnlyList<long>? TopicIds, ManyDeed? Deed, long? CategoryId = null, IReadOnlyList<string?>? Tags = null, string? Reason = null);

/// <summary>What came of one topic.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="ChangeId">The change, by which it can be undone; null where everything was so already, and where it was refused.</param>
/// <param name="Problem">Why it was refused, or null.</param>
public sealed record ManyLineJson(long TopicId, long? ChangeId, ProblemJson? Problem)
{
    internal static ManyLineJson Of(ManyLine line) => new(line.TopicId, line.ChangeId == 0 ? null : line.ChangeId, line.Problem is { } problem ? ProblemJson.Of(problem) : null);
}
