using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>
/// Decisions that a place takes about people by itself, without a sanction of the portal: bans from a club, mutes in a room. Each stands in the log as a line of its own, by which it is told apart from the next one
/// about the same person, and whoever it is about can appeal it to the portal's moderators. The room that owns the place plugs in.
/// </summary>
public interface IBarring
{
    /// <summary>The line that tells of one.</summary>
    AuditAction Barred { get; }

    /// <summary>The line that tells that it was lifted.</summary>
    AuditAction Lifted { get; }

    /// <summary>Until when the line says that it holds; null for good, and where the line does not say.</summary>
    DateTime? Until(AuditEntry line);

    /// <summary>What there is to know of these, by the line. A few queries, however many there are; none for what is gone with its place.</summary>
    Task<IReadOnlyDictionary<long, BarFacts>> Look(PortalDb db, IReadOnlyList<AuditEntry> lines, DateTime now, CancellationToken ct);

    /// <summary>Inside the deed of an appeal: ends it, and logs that, where it still stands. The appeal tells those concerned.</summary>
    Task Lift(PortalDb db, Actor actor, AuditEntry line, string reason, DateTime now, CancellationToken ct);
}

/// <summary>What there is to know of a decision that a place took by itself.</summary>
/// <param name="Name">What it is called, with the place, in the language of the current culture.</param>
/// <param name="Url">Where that place is.</param>
/// <param name="Known">Whether whom it is about may know of it: of a hidden club only who was in it or was told, of a room who reads it or wrote there.</param>
/// <param name="Stands">Whether it holds now.</param>
/// <param name="Until">Until when; null for good, and where nobody knows any more.</param>
public sealed record BarFacts(string Name, string Url, bool Known, bool Stands, DateTime? Until);
