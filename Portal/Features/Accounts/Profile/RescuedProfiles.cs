using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Accounts;

/// <summary>What people say about themselves, out of which personal data can be taken. For moderators of the whole portal.</summary>
internal sealed class RescuedProfiles : IRescued
{
    public string Kind => "account";

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        var found = await db.Set<Account>().Where(a => a.Id == id).Select(a => new { a.About, Taken = db.Set<TakenProfile>().Where(t => t.AccountId == id).Select(t => t.About).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        return ModerationRules.MayNotModerate(standing) is { } refused ? refused : found is null ? Problem.NotFound : new RescuedThing(new(Kind, id), id, null, [found.About ?? "", found.Taken ?? ""]);
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        if (order.Subject.Kind != Kind)
        {
            return;
        }

        await db.Lock<Account>(order.Subject.Id, ct);
        if (await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.Id == order.Subject.Id, ct) is { About: { } about } account && order.IsIn(about))
        {
            account.About = order.Clean(about);
            tally.Add(RescuedFrom.Text, 1);
            order.Found.Add((SearchablePeople.Person, account.Id));
            db.Tell(new PersonChanged(account.Id, account.UserName!));
        }

        if (await db.Set<TakenProfile>().AsTracking().FirstOrDefaultAsync(t => t.AccountId == order.Subject.Id, ct) is { About: { } taken } kept && order.IsIn(taken))
        {
            kept.About = order.Clean(taken);
            tally.Add(RescuedFrom.Text, 1);
        }
    }
}
