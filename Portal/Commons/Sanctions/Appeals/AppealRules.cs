using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>Who decides an appeal: anyone who may decide about the appellant, but not who took the decision; where nobody else is there, an admin may, and the log says so.</summary>
internal static class AppealRules
{
    /// <summary>Why who took a decision may not decide the appeal against it, or null.</summary>
    /// <param name="standing">Who took it, and wants to decide.</param>
    /// <param name="othersThere">Whether somebody else could decide.</param>
    public static Problem? MayNotDecide(Standing standing, bool othersThere) =>
        othersThere ? Problem.Refused<SanctionText>("OwnDecisionAppealed")
        : standing.IsAdmin ? null
        : Problem.Refused<SanctionText>("OwnDecisionNobodyElse");

    /// <summary>Whether somebody beside who took the decision could decide it: on duty, not the appellant, and above their level.</summary>
    public static Task<bool> OthersThere(PortalDb db, long againstId, long appellantId, DateTime now, CancellationToken ct)
    {
        var low = Roles.Moderator | Roles.Admin;
        return db.Set<Account>().AnyAsync(
            a => a.Id != againstId && a.Id != appellantId && (a.Roles & low) != 0 && a.NormalizedEmail != null && a.EmailConfirmed
                && ((a.Roles & Roles.Admin) != 0 || db.Set<Account>().Any(x => x.Id == appellantId && (x.Roles & low) == 0))
                && !db.Set<Sanction>().Any(s => s.AccountId == a.Id && s.Binds && (s.Until == null || s.Until > now)),
            ct);
    }
}
