using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Screening;
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
public sealed class ClubBans(Database database, ClubHands hands, ClubViews views, Screening screening, TimeProvider time)
{
    /// <summary>Removes a member, with a reason that they are told; an open club they may join again.</summary>
    public async Task<Result<Nothing>> Remove(Actor actor, string slug, long accountId, string? reason, CancellationToken ct)
    {
        var why = await ScreenedReason.Read(screening, reason, ClubNotice.MostText, ct);
        return await hands.Do<Nothing>(actor, slug, ClubRights.Remove, async hand =>
        {
            if (!(await Below(hand, accountId, ct)).Try(out var them, out var problem))
            {
                return problem;
            }

            if (them.Present is not { Waiting: false } present)
            {
                return Problem.NotFound;
            }

            if (await why.MayNotBeTold(hand.Db, hand.Standing, hand.Club.Id, hand.Now, ct) is { } unfit)
            {
                return unfit;
            }

            await hand.TakeOut(present, ct);
            hand.Db.Audit(actor, AuditAction.ClubMemberRemoved, new("account", accountId), hand.Now, why.Words, hand.Place.ToString(), place: hand.Place, whom: accountId);
            await hand.Notify(ClubNoticeKind.Removed, accountId, ct, why.Words);
            return default(Nothing);
        }, ct);
    }

    /// <summary>Keeps somebody out, member or not, with a reason that they are told, unless they never heard of a hidden club. Told anew, the last word counts.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="slug">Which club.</param>
    /// <param name="accountId">Whom.</param>
    /// <param name="until">Until when; null for good.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<Nothing>> Ban(Actor actor, string slug, long accountId, DateTime? until, string? reason, CancellationToken ct) => Ban(actor, slug, _ => Task.FromResult<long?>(accountId), Problem.NotFound, until, reason, ct);

    /// <summary>The same of somebody by the name of their account: who has left, or never was in it.</summary>
    public Task<Result<Nothing>> BanNamed(Actor actor, string slug, string? name, DateTime? until, string? reason, CancellationToken ct) =>
        Ban(actor, slug, async hand => (await hand.Person(name, ct))?.Id, Problem.Invalid<ClubsText>("name", "Nobody", name ?? ""), until, reason, ct);

    private async Task<Result<Nothing>> Ban(Actor actor, string slug, Func<ClubAtHand, Task<long?>> whom, Problem nobody, DateTime? until, string? reason, CancellationToken ct)
    {
        var why = await ScreenedReason.Read(screening, reason, ClubNotice.MostText, ct);
        return await hands.Do<Nothing>(actor, slug, ClubRights.Ban, async hand =>
        {
            if (await whom(hand) is not { } accountId)
            {
                return nobody;
            }

            if (!(await Below(hand, accountId, ct)).Try(out var them, out var problem))
            {
                return problem;
            }

            if ((await why.MayNotBeTold(hand.Db, hand.Standing, hand.Club.Id, hand.Now, ct) ?? (until <= hand.Now ? Problem.Invalid<ClubsText>("until", "UntilPast") : null)) is { } unfit)
            {
                return unfit;
            }

            var knows = them.Present is not null || await Knows(hand, accountId, ct);
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

            (ban.ById, ban.At, ban.Until, ban.Reason) = (hand.Me, hand.Now, until, why.Words);
            hand.Db.Audit(actor, AuditAction.ClubMemberBanned, new("account", accountId), hand.Now, ban.Reason, BarringBans.Details(hand.Place, until, told: knows), place: hand.Place, whom: accountId);
            if (knows)
            {
                await hand.Notify(ClubNoticeKind.Banned, accountId, ct, ban.Reason);
            }

            return default(Nothing);
        }, ct);
    }

    /// <summary>Lets somebody come in again, as everybody else. Where they could, there is nothing to do.</summary>
    public Task<Result<Nothing>> Lift(Actor actor, string slug, long accountId, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.Ban, async hand =>
        {
            if (await hand.Db.Set<ClubBan>().Where(b => b.ClubId == hand.Club.Id && b.AccountId == accountId).ExecuteDeleteAsync(ct) > 0)
            {
                hand.Db.Audit(actor, AuditAction.ClubMemberUnbanned, new("account", accountId), hand.Now, details: hand.Place.ToString(), place: hand.Place, whom: accountId);
                if (await Knows(hand, accountId, ct))
                {
                    await hand.Notify(ClubNoticeKind.Unbanned, accountId, ct);
                }
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
            from b in ClubBan.Now(db, club.Club.Id, now)
            join a in db.Set<Account>() on b.AccountId equals a.Id
            where b.At < at || (b.At == at && b.AccountId < id)
            orderby b.At descending, b.AccountId descending
            select new BanRow(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), b.Reason, b.At, b.Until)).Take(size + 1).ToListAsync(ct);
        return Page<BanRow>.Cut(rows, size, b => new Cursor(b.At, b.Person.Id).ToString());
    }

    /// <summary>Whether somebody who is not in the club knows of it: of a hidden one who was told something of it.</summary>
    private static async Task<bool> Knows(ClubAtHand hand, long accountId, CancellationToken ct) =>
        hand.Group.Visibility != Visibility.Hidden
        || await hand.Db.Set<ClubNotice>().AnyAsync(n => n.ClubId == hand.Club.Id && n.AccountId == accountId, ct)
        || await BarringBans.WasTold(hand.Db, hand.Place, accountId, ct);

    /// <summary>Somebody upon whom the actor may act here.</summary>
    private static async Task<Result<Them>> Below(ClubAtHand hand, long accountId, CancellationToken ct)
    {
        if (await hand.Person(accountId, ct) is not { } person)
        {
            return Problem.NotFound;
        }

        hand.Acted = new("account", accountId);
        var present = await hand.Present(accountId, ct);
        return ClubRules.MayNotActOn(hand.Standing, hand.Role, accountId, await hand.RoleOf(present, person, ct)) is { } refused ? refused : new Them(present);
    }

    private sealed record Them(Membership? Present);
}
