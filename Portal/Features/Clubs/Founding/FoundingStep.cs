namespace Portal.Features.Clubs;

/// <summary>The steps in which a club is thought out, in their order.</summary>
public enum FoundingStep
{
    /// <summary>Its name, its address, what it is about.</summary>
    Theme,

    /// <summary>Who may see and join it.</summary>
    Audience,

    /// <summary>Its colour and cover.</summary>
    Look,

    /// <summary>With which blocks its page begins.</summary>
    Blocks,

    /// <summary>Its own rules.</summary>
    Rules,
}
