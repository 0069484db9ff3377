using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Something that ended, as much of it as figures need.</summary>
internal readonly record struct EndedLine(MeasureKind Kind, MeasureEnd End, long? DepartmentId, long? AgentId, DateTime OpenedAt, DateTime EndedAt, double Open, double Wall, bool HasTarget, bool Late);

/// <summary>A rating, as much of it as figures need.</summary>
internal readonly record struct RatedLine(Verdict Verdict, long? DepartmentId, long? AgentId, DateTime OpenedAt, DateTime At);

/// <summary>That a chat was begun.</summary>
internal readonly record struct BegunLine(long? DepartmentId, DateTime OpenedAt);

/// <summary>
/// The rows of a time, few columns of each, from which every breakdown is added up without asking the database again: a percentile needs them all in order in any case, and a database that sorts them for
/// each breakdown takes many times as long.
/// </summary>
internal sealed record ReportLines(IReadOnlyList<EndedLine> Ended, IReadOnlyList<RatedLine> Rated, IReadOnlyList<BegunLine> Begun)
{
    /// <summary>The most that are read for one question, the days before included: what several hundred thousand chats come to takes some 50 MB for a moment.</summary>
    public const int Most = 600_000;

    /// <summary>Reads them; null where there are more of any of the three.</summary>
    public static async Task<ReportLines?> Read(PortalDb db, ReportScope scope)
    {
        var ended = await db.Ended(scope).Select(m => new EndedLine(
            m.Kind, m.End!.Value, m.DepartmentId, m.AgentId, m.OpenedAt, m.EndedAt!.Value, m.OpenSeconds, m.WallSeconds ?? 0, m.Target != null || m.Kind == MeasureKind.Promise, m.BreachedAt != null))
            .Take(Most + 1).ToListAsync();
        if (ended.Count > Most)
        {
            return null;
        }

        var rated = await db.Rated(scope).Select(r => new RatedLine(r.Rating.Verdict, r.DepartmentId, r.Rating.AgentId, (DateTime?)r.Solution!.OpenedAt ?? r.Rating.At, r.Rating.At)).Take(Most + 1).ToListAsync();
        var begun = await db.Begun(scope).Select(m => new BegunLine(m.DepartmentId, m.OpenedAt)).Take(Most + 1).ToListAsync();
        return rated.Count > Most || begun.Count > Most ? null : new(ended, rated, begun);
    }

    /// <summary>Those from one moment to another.</summary>
    public ReportLines Between(DateTime start, DateTime end) => new(
        [.. Ended.Where(m => m.EndedAt >= start && m.EndedAt < end)], [.. Rated.Where(r => r.At >= start && r.At < end)], [.. Begun.Where(b => b.OpenedAt >= start && b.OpenedAt < end)]);

    /// <summary>Those of a person; what is begun is nobody's.</summary>
    public ReportLines By(long agentId) => new([.. Ended.Where(m => m.AgentId == agentId)], [.. Rated.Where(r => r.AgentId == agentId)], []);
}
