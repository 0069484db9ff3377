namespace Portal.Features.Forum;

/// <summary>Where a pinned topic stands first.</summary>
public enum TopicPin
{
    /// <summary>In the list of its category.</summary>
    Category,

    /// <summary>In the list of all topics, too.</summary>
    Everywhere,
}

/// <summary>How a topic is kept: what moderators made of it.</summary>
/// <param name="ClosedAt">Since when only staff may reply, or null.</param>
/// <param name="ArchivedAt">Since when nobody writes, edits or reacts, or null.</param>
/// <param name="Pin">Where it stands first, or null.</param>
/// <param name="PinnedUntil">When that ends by itself, or null for never.</param>
/// <param name="SlowMinutes">How many minutes a member waits between two posts; 0 for no wait.</param>
public sealed record TopicState(DateTime? ClosedAt, DateTime? ArchivedAt, TopicPin? Pin, DateTime? PinnedUntil, int SlowMinutes)
{
    /// <summary>When it closes by itself, where it was read.</summary>
    public DateTime? ClosesAt { get; init; }

    /// <summary>When it opens by itself, where it was read.</summary>
    public DateTime? OpensAt { get; init; }

    /// <summary>When slow mode ends by itself, where it was read.</summary>
    public DateTime? SlowUntil { get; init; }

    /// <summary>A topic to which nothing was done.</summary>
    public static TopicState Plain { get; } = new(null, null, null, null, 0);

    /// <summary>True while only staff may reply.</summary>
    public bool IsClosed => ClosedAt is not null;

    /// <summary>True while nobody writes.</summary>
    public bool IsArchived => ArchivedAt is not null;
}
