using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>A change of a topic, in answers of the API.</summary>
/// <param name="Id">The id, by which it can be undone.</param>
/// <param name="Deed">What was done, such as <c>closed</c> or <c>posts-left</c>.</param>
/// <param name="By">Who did it; null for the portal itself.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="OtherTopicId">The other topic, where two were touched.</param>
/// <param name="Count">How many posts were moved; the minutes of a slow topic.</param>
/// <param name="Undone">True once it was undone.</param>
/// <param name="CanUndo">True while it can be.</param>
public sealed record TopicChangeJson(long Id, string Deed, AuthorJson? By, DateTime At, string? Reason, long? OtherTopicId, int Count, bool Undone, bool CanUndo)
{
    internal static TopicChangeJson Of(TopicHistoryLine line) => new(
        line.Note.Id, EnumWords.Of(line.Note.Deed), line.By is { } by ? AuthorJson.Of(by) : null, line.Note.At, line.Note.Reason,
        line.Note.OtherTopicId, line.Note.Count, line.Undone, line.CanUndo);
}

/// <summary>What renames a topic; what is missing stays as it is.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Tags">All its tags from now on.</param>
/// <param name="Kind">A discussion, a question or an announcement.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
public sealed record RenameBody(string? Title = null, IReadOnlyList<string?>? Tags = null, TopicKind? Kind = null, string? Reason = null);

/// <summary>What moves a topic.</summary>
/// <param name="CategoryId">Where to.</param>
/// <param name="Reason">Why; readers of the topic see it.</param>
public sealed record MoveBody(long? CategoryId, string? Reason = null);

/// <summary>What merges a topic into another one.</summary>
/// <param name="IntoTopicId">The topic that stays.</param>
/// <param name="Reason">Why; readers of the topic see it.</param>
public sealed record MergeBody(long? IntoTopicId, string? Reason = null);

/// <summary>What moves posts.</summary>
/// <param name="PostIds">At most 100 posts of the topic, not the first.</param>
/// <param name="Title">The title of a new topic.</param>
/// <param name="IntoTopicId">The topic behind which they go instead.</param>
/// <param name="Reason">Why; readers of both topics see it.</param>
public sealed record SplitBody(IReadOnlyList<long>? PostIds, string? Title = null, long? IntoTopicId = null, string? Reason = null);

/// <summary>What pins a topic.</summary>
/// <param name="Where">In the list of its category, or everywhere.</param>
/// <param name="Until">Until when; for good where nothing is said.</param>
/// <param name="Reason">Why.</param>
public sealed record PinBody(TopicPin? Where = null, DateTime? Until = null, string? Reason = null);

/// <summary>What closes a topic.</summary>
/// <param name="At">When; now where nothing is said.</param>
/// <param name="Until">Until when; for good where nothing is said.</param>
/// <param name="Reason">Why; readers of the topic see it.</param>
public sealed record CloseBody(DateTime? At = null, DateTime? Until = null, string? Reason = null);

/// <summary>What opens a topic.</summary>
/// <param name="At">When; now where nothing is said.</param>
/// <param name="Reason">Why; readers of the topic see it.</param>
public sealed record OpenBody(DateTime? At = null, string? Reason = null);

/// <summary>Why something is done.</summary>
/// <param name="Reason">At most 500 characters; readers of the topic see it.</param>
public sealed record ReasonBody(string? Reason = null);

/// <summary>What slows a topic down.</summary>
/// <param name="Minutes">How many minutes a member waits between two posts, up to a week; 0 for no wait.</param>
/// <param name="Reason">Why; readers of the topic see it.</param>
/// <param name="Until">Until when; for good where nothing is said.</param>
public sealed record SlowBody(int? Minutes, string? Reason = null, DateTime? Until = null);

/// <summary>What undoes a change.</summary>
/// <param name="ChangeId">The change, as <c>listTopicChanges</c> names it.</param>
public sealed record UndoBody(long? ChangeId);
