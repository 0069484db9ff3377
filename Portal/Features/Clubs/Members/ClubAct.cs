namespace Portal.Features.Clubs;

/// <summary>What a dialog about somebody in a club is for.</summary>
public enum ClubAct
{
    /// <summary>To say what they are called there.</summary>
    Title,

    /// <summary>To remove them.</summary>
    Remove,

    /// <summary>To ban them.</summary>
    Ban,
}
