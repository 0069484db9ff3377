using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>How far the answers to a topic have come.</summary>
public enum AnswerState
{
    /// <summary>Nobody has replied yet.</summary>
    Unanswered,

    /// <summary>A question with an accepted answer.</summary>
    Solved,

    /// <summary>A question without one.</summary>
    Unsolved,
}

/// <summary>How recently a topic was started.</summary>
public enum TopicPeriod
{
    /// <summary>Within a day.</summary>
    Day,

    /// <summary>Within seven days.</summary>
    Week,

    /// <summary>Within thirty days.</summary>
    Month,

    /// <summary>Within 365 days.</summary>
    Year,

    /// <summary>Whenever.</summary>
    All,
}

/// <summary>What a list shows: all of it must hold.</summary>
/// <param name="Sort">The order, and what stands in it.</param>
/// <param name="CategoryId">Only this category.</param>
/// <param name="AuthorId">Only topics started by this person.</param>
public sealed record TopicFilter(TopicSort Sort = TopicSort.Latest, long? CategoryId = null, long? AuthorId = null)
{
    /// <summary>So many tags can be asked for at once.</summary>
    public const int MostTags = 5;

    /// <summary>Only topics with every one of these tags, as <see cref="TagWords.Word"/> writes them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Only this kind.</summary>
    public TopicKind? Kind { get; init; }

    /// <summary>Only these.</summary>
    public AnswerState? State { get; init; }

    /// <summary>Only those started so recently.</summary>
    public TopicPeriod? Period { get; init; }

    /// <summary>Pinned topics stand before the first page of the latest, and nowhere else in the list. For pages; what programs read is in one order.</summary>
    public bool PinnedFirst { get; init; }

    /// <summary>Whether another one shows the same.</summary>
    internal bool IsSame(TopicFilter other) => this with { Tags = other.Tags } == other && Tags.SequenceEqual(other.Tags);

    /// <summary>Whether they do in this very list.</summary>
    internal bool HasPinned => PinnedFirst && Sort == TopicSort.Latest && Tags.Count == 0 && AuthorId is null && Kind is null && State is null && Period is null;

    /// <summary>The state that is asked for, also by the list itself; where both ask, the list.</summary>
    internal AnswerState? StateWanted => Sort switch { TopicSort.Unanswered => AnswerState.Unanswered, TopicSort.Solved => AnswerState.Solved, _ => State };
}

/// <summary>What a period means.</summary>
internal static class TopicPeriods
{
    /// <summary>When it begins, as of now; null where it has no beginning.</summary>
    public static DateTime? Beginning(this TopicPeriod? period, DateTime now) => period switch
    {
        TopicPeriod.Day => now.AddDays(-1),
        TopicPeriod.Week => now.AddDays(-7),
        TopicPeriod.Month => now.AddDays(-30),
        TopicPeriod.Year => now.AddDays(-365),
        _ => null,
    };
}
