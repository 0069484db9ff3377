using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>How right somebody was with what they flagged lately, as far as it was decided with an opinion.</summary>
/// <param name="Right">So many of their flags were right.</param>
/// <param name="Decided">Of so many.</param>
public readonly record struct FlaggerRecord(int Right, int Decided)
{
    /// <summary>So many of somebody's newest flags count: who learns is not held to old mistakes.</summary>
    public const int Looked = 50;

    /// <summary>With fewer decided flags nothing can be said.</summary>
    public const int Enough = 3;

    private const int StaffBonus = 6;

    /// <summary>Looks it up: one query over their newest flags.</summary>
    public static async Task<FlaggerRecord> Of(PortalDb db, long reporterId, CancellationToken ct)
    {
        var ends = await (
            from f in db.Set<Flag>().Where(f => f.ReporterId == reporterId).OrderByDescending(f => f.Id).Take(Looked)
            join c in db.Set<Case>() on f.CaseId equals c.Id
            where c.State == CaseState.Closed
            group c by c.Outcome into g
            select new { Outcome = g.Key, Count = g.Count() }).ToListAsync(ct);
        var right = ends.Where(e => e.Outcome is "hidden" or "agreed").Sum(e => e.Count);
        return new(right, right + ends.Where(e => e.Outcome is "disagreed").Sum(e => e.Count));
    }

    /// <summary>
    /// What a flag of theirs weighs: the reason's weight, times a quarter for who was always wrong up to one and three quarters for who was always right. Without a record it is taken as it is,
    /// of a newcomer's half. Staff know the rules: their record is not asked, and six are added.
    /// </summary>
    public int Weigh(ReasonView reason, Standing standing) =>
        standing.IsStaff ? reason.Weight + StaffBonus : (int)Math.Round(reason.Weight * Factor(standing.NewSince is not null), MidpointRounding.AwayFromZero);

    private double Factor(bool newcomer) => Decided >= Enough ? 0.25 + (1.5 * Right / Decided) : newcomer ? 0.5 : 1;
}
