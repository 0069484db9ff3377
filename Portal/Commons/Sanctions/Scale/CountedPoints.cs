using Microsoft.EntityFrameworkCore;

namespace Portal.Commons.Sanctions;

/// <summary>Adds up what sanctions count.</summary>
internal static class CountedPoints
{
    /// <summary>What some of one person's count now. Those are read alone that may: the database does not know how long each does.</summary>
    public static async Task<int> PointsNow(this IQueryable<Sanction> theirs, DateTime now, CancellationToken ct)
    {
        var usual = now - SanctionScale.Counts;
        var counting = await theirs.Where(s => s.RevokedAt == null && s.Points > 0 && (s.PointDays != null || s.At > usual)).Select(s => new { s.At, s.Points, s.PointDays }).ToListAsync(ct);
        return counting.Where(s => !(SanctionScale.EndOf(s.At, s.PointDays) <= now)).Sum(s => s.Points);
    }
}
