using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>To whom moderators can hand something: who moderates there too, and is not banned for good. The deed that hands it over has the last word.</summary>
public sealed class Colleagues(Database database, TimeProvider time)
{
    /// <summary>The most that are offered.</summary>
    public const int Most = 200;

    /// <summary>Those who may be able to decide a case, by name: nobody about what they wrote.</summary>
    public async Task<IReadOnlyList<PersonView>> Of(Actor actor, long caseId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (ModerationRules.MayNotEnter(standing) is not null || await db.Set<Case>().SeenBy(standing).Where(c => c.Id == caseId).Select(c => new { c.Place }).FirstOrDefaultAsync(ct) is not { } it)
        {
            return [];
        }

        return await InOrder(db.ModeratorsAt(it.Place).OnDuty(db).Where(a => !db.Set<Evidence>().Any(e => e.CaseId == caseId && e.AuthorId == a.Id)), ct);
    }

    /// <summary>The first of them, by name.</summary>
    internal static Task<List<PersonView>> InOrder(IQueryable<Account> colleagues, CancellationToken ct) => colleagues.OrderBy(a => a.NormalizedUserName).Take(Most).Select(PersonView.Of).ToListAsync(ct);
}

/// <summary>Who does their work here.</summary>
internal static class Duty
{
    /// <summary>Of some accounts those that somebody still has who is not banned for good.</summary>
    public static IQueryable<Account> OnDuty(this IQueryable<Account> accounts, PortalDb db) =>
        accounts.Where(a => a.NormalizedEmail != null && !db.Set<Sanction>().Any(s => s.AccountId == a.Id && s.Binds && s.Kind == SanctionKind.Ban));
}
