using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>Where a topic stands, as far as rights go.</summary>
/// <param name="CategoryId">Its category.</param>
/// <param name="GroupId">The group whose board that is; null for one of the forum's own.</param>
public readonly record struct Board(long CategoryId, long? GroupId)
{
    /// <summary>The place that somebody may moderate alone: a club's board is part of the club.</summary>
    public Subject Place => GroupId is { } group ? new(ModeratedPlaces.Club, group) : new(ModeratedPlaces.Category, CategoryId);
}
