using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>What clubs keep of somebody besides their membership: their answers, bans, invitations and notices. With the account it ends; the links that they made end with it, too.</summary>
internal sealed class ClubPeopleData(Database database) : IPersonalData
{
    public string Name => "club-affairs";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from n in db.Set<ClubNotice>()
        join c in db.Set<Club>() on n.ClubId equals c.Id
        where n.AccountId == accountId
        orderby n.Id
        select new { Club = c.Name, n.Kind, n.Text, n.At });

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<JoinAnswer>().Where(a => a.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ClubBan>().Where(b => b.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ClubHandOver>().Where(h => h.FromId == accountId || h.ToId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ClubNotice>().Where(n => n.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ClubInvitation>().Where(i => i.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ClubInvitation>().Where(i => i.ById == accountId && i.EndedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.EndedAt, now), ct);
    }
}

/// <summary>What somebody answered to clubs that have not yet let them in, for their export.</summary>
internal sealed class JoinAnswerData(Database database) : IPersonalData
{
    public string Name => "club-answers";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from a in db.Set<JoinAnswer>()
        join c in db.Set<Club>() on a.ClubId equals c.Id
        where a.AccountId == accountId
        orderby a.ClubId, a.Number
        select new { Club = c.Name, a.Question, a.Text });

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => Task.CompletedTask; // by ClubPeopleData
}
