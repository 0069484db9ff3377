using Portal.Commons.Cases;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Decisions by which something was taken from who wrote it.</summary>
internal static class Takings
{
    /// <summary>Those about a thing that stand, the last one first.</summary>
    public static IQueryable<CaseDecision> TakingsOf(this PortalDb db, Subject thing)
    {
        var (name, taking) = (thing.ToString(), Outcomes.Taking);
        return
            from d in db.Set<CaseDecision>()
            join c in db.Set<Case>() on d.CaseId equals c.Id
            where c.Subject == name && c.State == CaseState.Closed && d.UndoneAt == null && taking.Contains(d.Outcome)
            orderby d.Id descending
            select d;
    }
}
