using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>Who decides an appeal: anyone who may decide about the appellant, but not who took the decision; where nobody else is there, an admin may, and the log says so.</summary>
internal static class AppealRules
{
    private const Roles Deciding = Roles.Moderator | Roles.Admin;

    /// <summary>Why who took a decision may not decide the appeal against it, or null.</summary>
    /// <param name="standing">Who took it, and wants to decide.</param>
    /// <param name="appellantId">Who appeals.</param>
    /// <param name="appellantRoles">Their roles: about staff admins alone decide.</param>
    /// <param name="others">Who else decides appeals, by <see cref="Others"/>.</param>
    public static Problem? MayNotDecideOwn(Standing standing, long appellantId, Roles appellantRoles, IReadOnlyList<(long Id, Roles Roles)> others) =>
        others.Any(o => o.Id != appellantId && (o.Roles.HasFlag(Roles.Admin) || (appellantRoles & Deciding) == 0)) ? Problem.Refused<SanctionText>("OwnDecisionAppealed")
        : standing.IsAdmin ? null
        : Problem.Refused<SanctionText>("OwnDecisionNobodyElse");

    /// <summary>Who beside who took a decision decides appeals and is on duty. Two are enough to know, admins first: one of them may be the appellant.</summary>
    public static async Task<IReadOnlyList<(long Id, Roles Roles)>> Others(PortalDb db, long againstId, DateTime now, CancellationToken ct)
    {
        var found = await db.Set<Account>()
            .Where(a => a.Id != againstId && (a.Roles & Deciding) != 0 && a.NormalizedEmail != null && a.EmailConfirmed && !db.Set<Sanction>().Any(s => s.AccountId == a.Id && s.Binds && (s.Until == null || s.Until > now)))
            .OrderByDescending(a => a.Roles & Roles.Admin).ThenBy(a => a.Id).Take(2).Select(a => new { a.Id, a.Roles }).ToListAsync(ct);
        return found.ConvertAll(a => (a.Id, a.Roles));
    }
}
