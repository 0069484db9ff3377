using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Watching;

/// <summary>Who looked at something first, and when.</summary>
public sealed record SeenMark(PersonView By, DateTime At);

/// <summary>To whom something was handed.</summary>
/// <param name="From">By whom.</param>
/// <param name="To">To whom.</param>
/// <param name="Note">With which words; null for none.</param>
/// <param name="At">When.</param>
/// <param name="Done">True once they are done with it.</param>
public sealed record HandedMark(PersonView From, PersonView To, string? Note, DateTime At, bool Done);

/// <summary>Something to be noticed.</summary>
/// <param name="Kind">Why.</param>
/// <param name="OwnerId">Whose word it is; 0 for everybody's.</param>
/// <param name="Words">What made it so: the words, or the figures of the rule.</param>
public sealed record AlertMark(AlertKind Kind, long OwnerId, string Words)
{
    /// <summary>True once a moderator looked at it: it is over, for all of them.</summary>
    public bool Done { get; init; }

    /// <summary>Whether it is shown to this moderator: what somebody watches for is their own affair.</summary>
    public bool IsFor(long? accountId) => OwnerId == 0 || OwnerId == accountId;
}

/// <summary>An entry of the river with what it tells of.</summary>
/// <param name="Id">Its place in the river.</param>
/// <param name="Subject">What it is.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Edited">True where it had been looked at before it was changed.</param>
/// <param name="At">When it was written, or changed.</param>
/// <param name="By">How well who wrote it is known.</param>
/// <param name="Script">In which letters.</param>
/// <param name="Item">The thing.</param>
/// <param name="Writer">Who wrote it or changed it.</param>
public sealed record WatchRow(long Id, Subject Subject, WatchKind Kind, bool Edited, DateTime At, WatchAuthor By, WatchScript Script, WatchedItem Item, PersonView Writer)
{
    /// <summary>Where it stands, as <c>category:5</c> or <c>club:7</c>.</summary>
    public Subject? Place { get; init; }

    /// <summary>Who looked at it; null where nobody did.</summary>
    public SeenMark? Seen { get; init; }

    /// <summary>To whom it was handed.</summary>
    public HandedMark? Handed { get; init; }

    /// <summary>What should be noticed.</summary>
    public IReadOnlyList<AlertMark> Alerts { get; init; } = [];
}

/// <summary>A part of the river.</summary>
/// <param name="Rows">The entries, in the order of the list.</param>
/// <param name="Next">Behind which entry it goes on; null at the end.</param>
/// <param name="UpTo">What is shown is as it was after this number or later: who marks it as seen says so.</param>
public sealed record RiverPage(IReadOnlyList<WatchRow> Rows, long? Next, long UpTo);

/// <summary>How much there is to look at.</summary>
/// <param name="Unseen">What nobody has looked at.</param>
/// <param name="Mine">What was handed to who asks, and is not done.</param>
public readonly record struct WatchCounts(int Unseen, int Mine);
