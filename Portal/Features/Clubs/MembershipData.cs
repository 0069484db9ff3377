using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>The clubs that somebody is in. Who is erased leaves them all; where they were the last host, who has been in it longest becomes one.</summary>
internal sealed class MembershipData(Database database) : IPersonalData
{
    public string Name => "clubs";

    public async IAsyncEnumerable<object> Export(long accountId)
    {
        await using var db = database.Open();
        var clubs =
            from m in db.Set<Membership>()
            join c in db.Set<Club>() on m.GroupId equals c.Id
            where m.AccountId == accountId
            orderby m.Since, c.Id
            select new { c.Slug, c.Name, m.Host, m.Waiting, m.Since };
        await foreach (var club in clubs.AsAsyncEnumerable())
        {
            yield return club;
        }
    }

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        var ids = await db.Set<Membership>().Where(m => m.AccountId == accountId).OrderBy(m => m.GroupId).Select(m => m.GroupId).ToListAsync(ct);
        foreach (var id in ids) // each to be locked before it is looked at, as in every deed on members
        {
            await db.Lock<Club>(id, ct);
            var (club, group) = (await db.Set<Club>().AsTracking().FirstAsync(c => c.Id == id, ct), await db.Set<Group>().FirstAsync(g => g.Id == id, ct));
            var present = await db.Set<Membership>().AsTracking().FirstOrDefaultAsync(m => m.GroupId == id && m.AccountId == accountId, ct);
            if (present is null)
            {
                continue;
            }

            if (present.Host && await Heir(db, id, accountId, ct) is { } heir)
            {
                heir.Host = true;
                ClubMembers.Tell(db, club, group, heir.AccountId);
            }

            ClubMembers.Remove(db, club, group, present);
        }
    }

    /// <summary>Who becomes host; null while there is another host, or nobody else at all.</summary>
    private static async Task<Membership?> Heir(PortalDb db, long clubId, long leaving, CancellationToken ct)
    {
        var others = db.Set<Membership>().AsTracking().Where(m => m.GroupId == clubId && m.AccountId != leaving && !m.Waiting);
        return await others.AnyAsync(m => m.Host, ct) ? null : await others.OrderBy(m => m.Since).ThenBy(m => m.AccountId).FirstOrDefaultAsync(ct);
    }
}
