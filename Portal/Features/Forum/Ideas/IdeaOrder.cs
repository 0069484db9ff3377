using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>The orders of a list of ideas, and where it goes on in each. A cursor carries a time; in its place stand the votes, or where an idea stands and its votes.</summary>
internal static class IdeaOrder
{
    /// <summary>More votes than an idea can have: between one state and the next.</summary>
    private const long Step = 1L << 32;

    /// <summary>The ideas after a place, in order.</summary>
    public static IQueryable<Topic> After(IQueryable<Topic> ideas, IdeaSort sort, Cursor from)
    {
        var (at, id) = (from.At, from.Id);
        var place = from == Cursor.Start ? long.MaxValue : at.Ticks;
        var votes = (int)Math.Min(place, int.MaxValue);
        return sort switch
        {
            IdeaSort.New => ideas.Where(t => t.CreatedAt < at || (t.CreatedAt == at && t.Id < id)).OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id),
            IdeaSort.Votes => ideas.Where(t => t.VoteCount < votes || (t.VoteCount == votes && t.Id < id)).OrderByDescending(t => t.VoteCount).ThenByDescending(t => t.Id),
            _ => ByState(ideas, place, id),
        };
    }

    /// <summary>The place of an idea.</summary>
    public static Cursor CursorOf(TopicRow idea, IdeaSort sort) => sort switch
    {
        IdeaSort.New => new(idea.CreatedAt, idea.Id),
        IdeaSort.Votes => new(new DateTime(idea.VoteCount, DateTimeKind.Utc), idea.Id),
        _ => new(new DateTime((Rank(idea.IdeaState) * Step) + idea.VoteCount, DateTimeKind.Utc), idea.Id),
    };

    private static IQueryable<Topic> ByState(IQueryable<Topic> ideas, long place, long id) =>
        ideas.Select(t => new
            {
                Topic = t,
                Place = ((t.IdeaState == IdeaState.Planned ? 5L : t.IdeaState == IdeaState.UnderReview ? 4L : t.IdeaState == IdeaState.Open ? 3L
                    : t.IdeaState == IdeaState.Shipped ? 2L : t.IdeaState == IdeaState.Declined ? 1L : 0L) * Step) + t.VoteCount,
            })
            .Where(t => t.Place < place || (t.Place == place && t.Topic.Id < id))
            .OrderByDescending(t => t.Place).ThenByDescending(t => t.Topic.Id).Select(t => t.Topic);

    private static long Rank(IdeaState state) => state switch
    {
        IdeaState.Planned => 5,
        IdeaState.UnderReview => 4,
        IdeaState.Open => 3,
        IdeaState.Shipped => 2,
        IdeaState.Declined => 1,
        _ => 0,
    };
}
