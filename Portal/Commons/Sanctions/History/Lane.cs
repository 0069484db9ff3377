using Portal.Commons.Moderation;
using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>
/// Several lists of different tables, each newest first, as one that goes on by one cursor: each has a lane, and a row's place is its time and then its id and lane as one number. At one time
/// no two rows have the same place, so none is shown twice and none is left out.
/// </summary>
internal static class Lane
{
    /// <summary>So many lanes there can be.</summary>
    public const int Most = 16;

    /// <summary>The place of a row.</summary>
    public static Cursor Place(DateTime at, long id, int lane) => new(at, (id * Most) + lane);

    /// <summary>Of sanctions those that are older than a place, newest first; the first lane of one's own standing.</summary>
    public static IQueryable<Sanction> Sanctions(IQueryable<Sanction> some, Cursor from, int lane = 0) =>
        some.Where(s => s.At < from.At || (s.At == from.At && (s.Id * Most) + lane < from.Id)).OrderByDescending(s => s.At).ThenByDescending(s => s.Id);

    /// <summary>Of decisions on cases likewise; the second lane.</summary>
    public static IQueryable<CaseDecision> Decisions(IQueryable<CaseDecision> some, Cursor from, int lane = 1) =>
        some.Where(d => d.At < from.At || (d.At == from.At && (d.Id * Most) + lane < from.Id)).OrderByDescending(d => d.At).ThenByDescending(d => d.Id);
}
