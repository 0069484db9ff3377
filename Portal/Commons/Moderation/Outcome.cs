namespace Portal.Commons.Moderation;

/// <summary>How a case of flags can end; stored with the case as a word in kebab-case.</summary>
public enum Outcome
{
    /// <summary>The flags were right and the thing was hidden.</summary>
    Hidden,

    /// <summary>The flags were right, and yet it stays.</summary>
    Agreed,

    /// <summary>The flags were wrong: it stays, or was shown again.</summary>
    Disagreed,

    /// <summary>Neither right nor wrong: nothing was done.</summary>
    Ignored,
}

/// <summary>What is done with a thing whose flags were right.</summary>
public enum AgreeAction
{
    /// <summary>It is hidden.</summary>
    Hide,

    /// <summary>It stays.</summary>
    None,
}
