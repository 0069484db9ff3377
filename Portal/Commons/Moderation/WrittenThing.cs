namespace Portal.Commons.Moderation;

/// <summary>A row of what somebody wrote, by which the newest of all kinds are found, and where it stands. Whoever makes one in a query sets all of it, so that the database can narrow it.</summary>
public sealed class WrittenThing
{
    /// <summary>The id, among those of its kind.</summary>
    public long Id { get; init; }

    /// <summary>When it was written.</summary>
    public DateTime At { get; init; }

    /// <summary>Whether it stands in a club, and not in a category.</summary>
    public bool InClub { get; init; }

    /// <summary>The club or the category; 0 for what stands in neither.</summary>
    public long PlaceId { get; init; }
}
