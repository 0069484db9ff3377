using Portal.Commons.People;

namespace Portal.Commons.Screening;

/// <summary>A line of the list as those read it who keep it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text.</param>
/// <param name="Effect">What is done.</param>
/// <param name="Place">Where alone; null for everywhere.</param>
/// <param name="At">When it was written last.</param>
/// <param name="Until">Until when it counts; null for always.</param>
/// <param name="Ended">True once that has come.</param>
/// <param name="Note">Why it stands here, or null.</param>
public sealed record WatchedView(long Id, WatchedKind Kind, string Text, WatchedEffect Effect, string? Place, DateTime At, DateTime? Until, bool Ended, string? Note)
{
    /// <summary>What the place is called; null for everywhere, and for one that the reader does not see.</summary>
    public string? PlaceName { get; init; }

    /// <summary>Whether the reader may change it and take it away.</summary>
    public bool MayChange { get; init; }
}

/// <summary>How far somebody reaches on the list.</summary>
/// <param name="Places">The places for which they can write lines.</param>
/// <param name="Everywhere">Whether they see and write those that count everywhere.</param>
/// <param name="Whole">Whether they bring the whole list in and take it out, and exempt from checks everywhere.</param>
public sealed record WordReach(IReadOnlyList<NamedPlace> Places, bool Everywhere, bool Whole);
