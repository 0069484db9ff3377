using Portal.Commons.Hours;

namespace Portal.Features.Chat;

/// <summary>What a customer is told about how long it takes.</summary>
public enum WaitKind
{
    /// <summary>In a moment.</summary>
    Soon,

    /// <summary>About so many minutes.</summary>
    About,

    /// <summary>Longer than was to be expected.</summary>
    Longer,

    /// <summary>Somebody is there, and nothing is known from which a time could be told.</summary>
    Unknown,

    /// <summary>It is open, and nobody is at the desk.</summary>
    NobodyHere,

    /// <summary>It is closed.</summary>
    Closed,
}

/// <summary>How long it takes until somebody answers.</summary>
/// <param name="Kind">What is told.</param>
/// <param name="Minutes">How many minutes, for <see cref="WaitKind.About"/>; at least 2.</param>
/// <param name="OpensAt">When it opens again, while it is closed and that is known.</param>
public sealed record ExpectedWait(WaitKind Kind, int? Minutes = null, DateTime? OpensAt = null);

/// <summary>What is known of a queue at a moment.</summary>
/// <param name="Open">Whether its department is open.</param>
/// <param name="OpensAt">When it is open next.</param>
/// <param name="Here">How many of its people are at the desk.</param>
/// <param name="FreeSeats">How many chats those of them who are available can take in addition.</param>
/// <param name="TakenSeats">How many chats those at the desk have.</param>
/// <param name="Waiting">How many customers wait.</param>
/// <param name="Reaction">The median of its recent waits; null where there are none.</param>
/// <param name="Length">The median of how long its recent chats took; null where there are none.</param>
public sealed record QueueFacts(bool Open, DateTime? OpensAt, int Here, int FreeSeats, int TakenSeats, int Waiting, TimeSpan? Reaction, TimeSpan? Length)
{
    /// <summary>The wait of who would come now.</summary>
    public ExpectedWait ForNext() => For(Waiting + 1, TimeSpan.Zero);

    /// <summary>
    /// The wait of somebody, defined thus. A **recent wait** is the opening time between a chat's begin and the first word of an agent; the **reaction** is the median of those of the department's last
    /// twenty chats that were answered. The **length** is the median time between that word and the end of its last twenty chats that ended.
    /// Who stands no further back than there are free seats waits as long as the reaction. Who stands further back waits besides until seats become free: of all seats of those at the desk, one
    /// becomes free every length divided by their number. What somebody has waited already counts off; when all of it is over, it takes longer than was to be expected, and they are told just that.
    /// While nobody is at the desk, or the department is closed, no time is told.
    /// </summary>
    /// <param name="place">The place in the queue, from 1.</param>
    /// <param name="waited">How long they have waited.</param>
    public ExpectedWait For(int place, TimeSpan waited)
    {
        if (!Open)
        {
            return new(WaitKind.Closed, null, OpensAt);
        }

        if (Here == 0)
        {
            return new(WaitKind.NobodyHere);
        }

        if (Whole(place) is not { } whole)
        {
            return new(WaitKind.Unknown);
        }

        var left = (int)Math.Ceiling((whole - waited).TotalMinutes);
        return left > 1 ? new(WaitKind.About, left)
            : waited > whole + Grace ? new(WaitKind.Longer)
            : new(WaitKind.Soon);
    }

    /// <summary>By how much a wait may be longer than was told before that is said.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private TimeSpan? Whole(int place)
    {
        var behind = place - FreeSeats;
        return behind <= 0 ? Reaction
            : Length is { } length && FreeSeats + TakenSeats > 0 ? (Reaction ?? TimeSpan.Zero) + (length / (FreeSeats + TakenSeats) * behind)
            : null;
    }
}

/// <summary>A chat that was answered, as estimates read it.</summary>
/// <param name="DepartmentId">Its department.</param>
/// <param name="Begun">When it was begun.</param>
/// <param name="Answered">When an agent first said something.</param>
/// <param name="Ended">When it was closed, or null.</param>
public readonly record struct AnsweredChat(long? DepartmentId, DateTime Begun, DateTime Answered, DateTime? Ended)
{
    /// <summary>How many chats a median is taken of.</summary>
    public const int Recent = 20;

    /// <summary>The median of the waits of these chats, the newest first, in opening time.</summary>
    public static TimeSpan? Reaction(IEnumerable<AnsweredChat> chats, OpeningHours hours) =>
        Median(chats.Take(Recent).Select(c => hours.Between(c.Begun, c.Answered)));

    /// <summary>The median of how long these chats took, the newest first.</summary>
    public static TimeSpan? Length(IEnumerable<AnsweredChat> chats) =>
        Median(chats.Where(c => c.Ended >= c.Answered).Take(Recent).Select(c => c.Ended!.Value - c.Answered));

    private static TimeSpan? Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? null : sorted[sorted.Count / 2];
    }
}
