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
        var found = await db.Set<Account>().Where(a => a.Id == id).Select(a => new { a.About, a.DisplayName, a.Roles, Taken = db.Set<TakenProfile>().FirstOrDefault(t => t.AccountId == id) }).FirstOrDefaultAsync(ct);
        return ModerationRules.MayNotModerate(standing) is { } refused ? refused : found is null ? Problem.NotFound
            : ModerationRules.IsAbove(standing, null, found.Roles) is { } above ? above
            : new RescuedThing(new(Kind, id), id, null, [found.About ?? "", found.DisplayName ?? "", found.Taken?.About ?? "", found.Taken?.DisplayName ?? ""]);
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        if (order.Subject.Kind != Kind)
        {
            return;
        }

        await db.Lock<Account>(order.Subject.Id, ct);
        if (await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.Id == order.Subject.Id, ct) is { } account && (order.IsIn(account.About) || order.IsIn(account.DisplayName)))
        {
            (account.About, account.DisplayName) = (Clean(account.About), order.IsIn(account.DisplayName) ? null : account.DisplayName); // a name is gone whole: the account's own is left
            tally.Add(RescuedFrom.Text, 1);
            order.Found.Add((SearchablePeople.Person, account.Id));
            db.Tell(new PersonChanged(account.Id, account.UserName!));
        }

        if (await db.Set<TakenProfile>().AsTracking().FirstOrDefaultAsync(t => t.AccountId == order.Subject.Id, ct) is { } taken && (order.IsIn(taken.About) || order.IsIn(taken.DisplayName)))
        {
            (taken.About, taken.DisplayName) = (Clean(taken.About), order.IsIn(taken.DisplayName) ? null : taken.DisplayName);
            tally.Add(RescuedFrom.Text, 1);
        }

        string? Clean(string? text) => text is null ? null : order.Clean(text);
    }
}
