using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>
/// Who runs a club stands above the moderators that its hosts made: nobody appoints who decides about them. Moderators of the whole portal, and those that an admin made, decide about hosts as about all others.
/// </summary>
public static class HostsAbove
{
    /// <summary>Those who moderate a place because somebody else than an admin, a host, made them moderators.</summary>
    public static IQueryable<PlaceModerator> MadeByHosts(this PortalDb db) =>
        db.Set<PlaceModerator>().Where(m => m.GivenById != null && !db.Set<Account>().Any(a => a.Id == m.GivenById && (a.Roles & Roles.Admin) != 0));

    /// <summary>Of some people those who stand above this one so, each with the club that they run. Two queries at most, and none for who was not made a moderator of a club.</summary>
    public static async Task<IReadOnlySet<(Subject Club, long AccountId)>> Of(PortalDb db, Standing standing, IReadOnlyCollection<long> accountIds, CancellationToken ct)
    {
        var none = new HashSet<(Subject Club, long AccountId)>();
        if (standing.IsModerator || standing.Places.Clubs.Count == 0 || accountIds.Count == 0)
        {
            return none;
        }

        var me = standing.AccountId;
        var words = await db.MadeByHosts().Where(m => m.AccountId == me).Select(m => m.Place).ToListAsync(ct);
        List<long> clubs = [.. ModeratedPlaces.Parse(string.Join(' ', words)).Clubs];
        if (clubs.Count == 0)
        {
            return none;
        }

        var hosts = await db.Set<Membership>().Where(m => clubs.Contains(m.GroupId) && accountIds.Contains(m.AccountId) && !m.Waiting && m.Role != GroupRole.Member)
            .Select(m => new { m.GroupId, m.AccountId }).ToListAsync(ct);
        return hosts.Select(h => (new Subject(ModeratedPlaces.Club, h.GroupId), h.AccountId)).ToHashSet();
    }

    /// <summary>Whether one person stands above this one so at a place.</summary>
    public static async Task<bool> Stands(PortalDb db, Standing standing, Subject? place, long accountId, CancellationToken ct) =>
        place is { Kind: ModeratedPlaces.Club } club && (await Of(db, standing, [accountId], ct)).Contains((club, accountId));
}
