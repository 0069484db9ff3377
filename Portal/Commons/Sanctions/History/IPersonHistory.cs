using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>What a line of somebody's time line tells of.</summary>
public enum HistoryKind
{
    /// <summary>Notes of colleagues.</summary>
    Notes,

    /// <summary>Warnings, mutes, suspensions and bans.</summary>
    Sanctions,

    /// <summary>What they flagged.</summary>
    FlagsRaised,

    /// <summary>What others flagged of theirs.</summary>
    FlagsReceived,

    /// <summary>What was decided about what they wrote.</summary>
    Decisions,

    /// <summary>What they appealed.</summary>
    Appeals,

    /// <summary>What else the log has about them, and what places decided for themselves.</summary>
    Record,

    /// <summary>How they came, and trouble with signing in.</summary>
    Account,

    /// <summary>Letters to them; for admins alone.</summary>
    Letters,
}

/// <summary>A line of somebody's time line, in the reader's language.</summary>
/// <param name="Id">The row behind it.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="At">When.</param>
/// <param name="Text">What happened.</param>
/// <param name="Detail">The words that belong to it, such as the reason.</param>
/// <param name="ById">Who did it; null for the portal itself, or where that is clear.</param>
/// <param name="Url">Where more of it stands.</param>
public sealed record HistoryEntry(long Id, HistoryKind Kind, DateTime At, string Text, string? Detail, long? ById, string? Url)
{
    /// <summary>The sanction that it is, where it is one.</summary>
    public Sanction? Sanction { get; init; }
}

/// <summary>Whose time line is read, and how much of it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Email">Their address.</param>
/// <param name="Reader">Who reads: a moderator.</param>
/// <param name="From">Only what is older than this place.</param>
/// <param name="Lane">The source's own lane: see <see cref="Before"/>.</param>
/// <param name="Most">So many at most.</param>
public sealed record HistoryAsked(long Id, string? Email, Standing Reader, Cursor From, int Lane, int Most)
{
    /// <summary>How a query takes them, newest first: <c>x.At &lt; Before.At || (x.At == Before.At &amp;&amp; x.Id &lt; Before.Id)</c>.</summary>
    public Cursor Before => Lanes.Before(From, Lane);
}

/// <summary>A source of people's time lines. Each room that knows something of people which moderators should see plugs in.</summary>
public interface IPersonHistory
{
    /// <summary>The kinds of lines that it gives.</summary>
    IReadOnlyList<HistoryKind> Kinds { get; }

    /// <summary>The newest of its lines that are older than the place, newest first; of all its kinds, or of one. A bounded number of queries.</summary>
    Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct);
}
