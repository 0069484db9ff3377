namespace Portal.Commons.Sanctions;

/// <summary>What somebody typed before they chose a worded reason, for when they choose their own words again.</summary>
public sealed class OwnWords
{
    private string? typed;
    private string? worded;

    /// <summary>The text after a choice.</summary>
    /// <param name="now">The text before it: what was typed, or the last worded reason, which counts as typed once it was changed.</param>
    /// <param name="words">The worded reason; null for one's own words.</param>
    public string? Choose(string? now, string? words)
    {
        typed = worded is not null && now == worded ? typed : now;
        worded = words;
        return words ?? typed;
    }
}
