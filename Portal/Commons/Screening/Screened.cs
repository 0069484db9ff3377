using Portal.Kernel;

namespace Portal.Commons.Screening;

/// <summary>What is written where: what can be done with it, and which lines of the list count.</summary>
/// <param name="Use">What it is.</param>
/// <param name="CategoryId">The category, or null.</param>
/// <param name="GroupId">The club, or null.</param>
public readonly record struct ScreenedPlace(ScreenedUse Use, long? CategoryId = null, long? GroupId = null)
{
    /// <summary>The place lets a moderator look at what those write who are less known than this; null where it does not.</summary>
    public ApprovalFrom? ApprovedFrom { get; init; }

    /// <summary>Whether somebody keeps order there: of who does so no moderator has to look at anything first.</summary>
    internal bool IsKeptBy(People.Standing standing) =>
        (CategoryId is { } category && standing.Moderates(new Subject("category", category))) || (GroupId is { } group && (standing.Moderates(new Subject("club", group)) || standing.IsHostOf(group)));

    internal bool Has(string place) =>
        place.Length == 0 || (CategoryId is { } category && place == new Subject("category", category).ToString()) || (GroupId is { } group && place == new Subject("club", group).ToString());
}

/// <summary>What is written.</summary>
public enum ScreenedUse
{
    /// <summary>A post or a message in a room: it can be held, and words in it covered.</summary>
    Public,

    /// <summary>A change to something that stands: what would be held for its words is refused, as the old text goes on standing; what would be for its place is looked at afterwards.</summary>
    Edit,

    /// <summary>A message to somebody: private, so it is refused or looked at afterwards, never held.</summary>
    Private,

    /// <summary>What a customer says in a chat: staff must be reached, so it is never held.</summary>
    Chat,

    /// <summary>A name, or a short plain text such as a poll's: it is taken or refused.</summary>
    Name,
}

/// <summary>What becomes of something that was looked at.</summary>
public sealed record Screened
{
    /// <summary>Nothing is to be said against it, and nothing to be kept of it.</summary>
    public static Screened Clean { get; } = new();

    /// <summary>Why it is not taken, at its field; null where it is.</summary>
    public Problem? Refusal { get; init; }

    /// <summary>Nobody but its writer sees it before a moderator has.</summary>
    public bool Held { get; init; }

    /// <summary>It stands, and moderators look at it afterwards.</summary>
    public bool Flagged { get; init; }

    /// <summary>Why.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What all of it weighs.</summary>
    public int Score => Findings.Sum(f => f.Points);

    /// <summary>The words to be covered.</summary>
    internal IReadOnlyList<WordHit> Masks { get; init; } = [];

    /// <summary>What is remembered of it, to be compared with what comes.</summary>
    internal IReadOnlyList<long> Marks { get; init; } = [];

    /// <summary>Those of them that others have in common with it, if it is part of a wave.</summary>
    internal IReadOnlyList<long> Shared { get; init; } = [];

    /// <summary>True where there is something to keep of it.</summary>
    public bool IsKept => Held || Flagged || Marks.Count > 0;

    /// <summary>The text of a field as it is shown: with what is to be covered covered. The stored Markdown stays as it was written.</summary>
    public string Shown(string field, string text) => Masks.Count == 0 ? text : Mask.Cover(text, Masks.Where(m => m.Field == field));
}
