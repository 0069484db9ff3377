namespace Portal.Features.Clubs;

/// <summary>What a deed in a club takes, and what it leaves as it is. Of most a right says all.</summary>
/// <param name="Wanted">The right that it takes; none where every member of the portal may.</param>
public readonly record struct ClubDeed(ClubRights Wanted)
{
    /// <summary>It concerns the actor alone and tells others nothing new, as leaving: who is muted or warned may, too.</summary>
    public static ClubDeed Own { get; } = new(ClubRights.None) { IsOwn = true };

    /// <summary>
    /// It changes nothing of the club itself: others do so at the same time, while who comes and goes, what it shows and who sees it stay as they are. What is changed the deed locks itself.
    /// </summary>
    public static ClubDeed Beside { get; } = new(ClubRights.None) { IsBeside = true };

    /// <summary>True for one that concerns the actor alone.</summary>
    public bool IsOwn { get; init; }

    /// <summary>True for one beside which others go on.</summary>
    public bool IsBeside { get; init; }

    /// <summary>One that takes a right, and has the club for itself.</summary>
    public static implicit operator ClubDeed(ClubRights wanted) => new(wanted);
}
