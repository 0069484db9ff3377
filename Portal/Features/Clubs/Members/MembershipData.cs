using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>The clubs that somebody is in. Who is erased leaves them all; where they were the last host, a co-host becomes one, and without any who has been in it longest.</summary>
internal sealed class MembershipData(Database database) : IPersonalData
{
    public string Name => "clubs";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from m in db.Set<Membership>()
        join c in db.Set<Club>() on m.GroupId equals c.Id
        where m.AccountId == accountId
        orderby m.Since, c.Id
        select new { c.Slug, c.Name, Host = m.Role == GroupRole.Host, m.Role, m.Title, m.Waiting, m.Since });

    public Task Lock(PortalDb db, long accountId, CancellationToken ct) => LockClubs(db, accountId, ct);

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        var ids = await LockClubs(db, accountId, ct);
        var left = await (
            from m in db.Set<Membership>().AsTracking()
            join c in db.Set<Club>().AsTracking() on m.GroupId equals c.Id
            join g in db.Set<Group>() on c.Id equals g.Id
            where m.AccountId == accountId && ids.Contains(c.Id)
            select new { Membership = m, Club = c, Group = g }).ToListAsync(ct);
        var heirs = await Heirs(db, [.. left.Where(l => l.Membership.Role == GroupRole.Host).Select(l => l.Club.Id)], accountId, ct);
        foreach (var one in left)
        {
            if (heirs.GetValueOrDefault(one.Club.Id) is { } heir)
            {
                heir.Role = GroupRole.Host;
                ClubMembers.Tell(db, one.Club, one.Group, heir.AccountId);
            }

            ClubMembers.Remove(db, one.Club, one.Group, one.Membership);
        }
    }

    private static async Task<List<long>> LockClubs(PortalDb db, long accountId, CancellationToken ct)
    {
        var ids = await (from m in db.Set<Membership>() join c in db.Set<Club>() on m.GroupId equals c.Id where m.AccountId == accountId select c.Id).ToListAsync(ct);
        await db.Lock<Club>(ids, ct);
        return ids;
    }

    /// <summary>Who becomes host of each of these clubs; of those where there is another host, or nobody else at all, there is none.</summary>
    private static async Task<Dictionary<long, Membership>> Heirs(PortalDb db, List<long> clubs, long leaving, CancellationToken ct)
    {
        var others = db.Set<Membership>().AsTracking().Where(m => m.AccountId != leaving && !m.Waiting);
        var heirs = await others
            .Where(m => clubs.Contains(m.GroupId) && !others.Any(o => o.GroupId == m.GroupId && (o.Role == GroupRole.Host
                || (o.Role == GroupRole.CoHost && m.Role == GroupRole.Member)
                || (o.Role == m.Role && (o.Since < m.Since || (o.Since == m.Since && o.AccountId < m.AccountId))))))
            .ToListAsync(ct);
        return heirs.ToDictionary(m => m.GroupId);
    }
}
