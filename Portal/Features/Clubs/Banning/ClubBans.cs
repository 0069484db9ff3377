using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Somebody who may not come in.</summary>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">Until when; null for good.</param>
public sealed record BanRow(PersonView Person, string Reason, DateTime At, DateTime? Until);

/// <summary>Removes people from a club, and keeps them out of it.</summary>
public sealed class ClubBans(Database database, ClubHands hands, ClubViews views, TimeProvider time)
{
    /// <summary>Removes a member, with a reason that they are told; an open club they may join again.</summary>
    public Task<Result<Nothing>> Remove(Actor actor, string slug, long accountId, string? reason, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.Remove, async hand =>
        {
            if (!(await Below(hand, accountId, ct)).Try(out var them, out var problem))
            {
                return problem;
            }

            if (them.Present is not { Waiting: false } present)
            {
                return Problem.NotFound;
            }

            if (Bounds.Check("reason", reason, ClubNotice.MostText) is { } unfit)
            {
                return unfit;
            }

            await hand.TakeOut(present, ct);
            hand.Db.Audit(actor, AuditAction.ClubMemberRemoved, new("account", accountId), hand.Now, reason!.Trim(), hand.Place.ToString(), place: hand.Place, whom: accountId);
            await hand.Notify(ClubNoticeKind.Removed, accountId, ct, reason.Trim());
            return default(Nothing);
        }, ct);

    /// <summary>Keeps somebody out, member or not, with a reason that they are told. Told anew, the last word counts.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="slug">Which club.</param>
    /// <param name="accountId">Whom.</param>
    /// <param name="until">Until when; null for good.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<Nothing>> Ban(Actor actor, string slug, long accountId, DateTime? until, string? reason, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.Ban, async hand =>
        {
            if (!(await Below(hand, accountId, ct)).Try(out var them, out var problem))
            {
                return problem;
            }

            if ((Bounds.Check("reason", reason, ClubNotice.MostText) ?? (until <= hand.Now ? Problem.Invalid<ClubsText>("until", "UntilPast") : null)) is { } unfit)
            {
                return unfit;
            }

            if (them.Present is { } present)
            {
                await hand.TakeOut(present, ct);
            }

            await ClubInvitation.Withdraw(hand.Db, hand.Club.Id, accountId, hand.Now, ct);
            var ban = await hand.Db.Set<ClubBan>().AsTracking().FirstOrDefaultAsync(b => b.ClubId == hand.Club.Id && b.AccountId == accountId, ct);
            if (ban is null)
            {
                hand.Db.Add(ban = new ClubBan { ClubId = hand.Club.Id, AccountId = accountId, Reason = "" });
            }

            (ban.ById, ban.At, ban.Until, ban.Reason) = (hand.Me, hand.Now, until, reason!.Trim());
            hand.Db.Audit(actor, AuditAction.ClubMemberBanned, new("account", accountId), hand.Now, ban.Reason, hand.Place.ToString(), place: hand.Place, whom: accountId);
            await hand.Notify(ClubNoticeKind.Banned, accountId, ct, ban.Reason);
            return default(Nothing);
        }, ct);

    /// <summary>Lets somebody come in again, as everybody else. Where they could, there is nothing to do.</summary>
    public Task<Result<Nothing>> Lift(Actor actor, string slug, long accountId, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.Ban, async hand =>
        {
            if (await hand.Db.Set<ClubBan>().Where(b => b.ClubId == hand.Club.Id && b.AccountId == accountId).ExecuteDeleteAsync(ct) > 0)
            {
                hand.Db.Audit(actor, AuditAction.ClubMemberUnbanned, new("account", accountId), hand.Now, details: hand.Place.ToString(), place: hand.Place, whom: accountId);
                await hand.Notify(ClubNoticeKind.Unbanned, accountId, ct);
            }

            return default(Nothing);
        }, ct);

    /// <summary>Who may not come in now, the last first: for who may ban. Null where that is not the actor.</summary>
    public async Task<Page<BanRow>?> List(Actor actor, string slug, Cursor from, int size, CancellationToken ct)
    {
        if (await views.Find(actor, slug, ct) is not { } club || !club.May(ClubRights.Ban))
        {
            return null;
        }

        await using var db = database.Open();
        var (at, id, now) = (from.At, from.Id, time.GetUtcNow().UtcDateTime);
        var rows = await (
            from b in db.Set<ClubBan>()
            join a in db.Set<Account>() on b.AccountId equals a.Id
            where b.ClubId == club.Club.Id && (b.Until == null || b.Until > now) && (b.At < at || (b.At == at && b.AccountId < id))
            orderby b.At descending, b.AccountId descending
            select new BanRow(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), b.Reason, b.At, b.Until)).Take(size + 1).ToListAsync(ct);
        return Page<BanRow>.Cut(rows, size, b => new Cursor(b.At, b.Person.Id).ToString());
    }

    /// <summary>Somebody upon whom the actor may act here.</summary>
    private static async Task<Result<Them>> Below(ClubAtHand hand, long accountId, CancellationToken ct)
    {
        if (await hand.Db.Set<Account>().Where(a => a.Id == accountId && a.NormalizedEmail != null).Select(PersonView.Of).FirstOrDefaultAsync(ct) is not { } person)
        {
            return Problem.NotFound;
        }

        var present = await hand.Present(accountId, ct);
        return ClubRules.MayNotActOn(hand.Standing, hand.Role, accountId, await hand.RoleOf(present, person, ct)) is { } refused ? refused : new Them(present);
    }

    private sealed record Them(Membership? Present);
}
