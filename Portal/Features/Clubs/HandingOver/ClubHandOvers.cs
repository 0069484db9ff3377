using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Hands a club over: a host offers it, a member accepts it, is a host from then on, and who offered it a co-host.</summary>
public sealed class ClubHandOvers(ClubHands hands, Database database, ClubViews views)
{
    /// <summary>Offers the club to a member. While one offer is open there is no other.</summary>
    public Task<Result<Nothing>> Offer(Actor actor, string slug, long accountId, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.HandOver, async hand =>
        {
            if (hand.Role != ClubRole.Host)
            {
                return Problem.Refused<ClubsText>("OnlyOnesOwn"); // an admin makes hosts
            }

            if (accountId == hand.Me)
            {
                return Problem.Refused<ClubsText>("NotOneself");
            }

            if (await hand.Present(accountId, ct) is not { Waiting: false })
            {
                return Problem.NotFound;
            }

            if (await Of(hand, ct) is { } open)
            {
                return open.FromId == hand.Me && open.ToId == accountId ? default(Nothing) : Problem.Conflict<ClubsText>("OfferedAlready");
            }

            hand.Db.Add(new ClubHandOver { ClubId = hand.Club.Id, FromId = hand.Me, ToId = accountId, At = hand.Now });
            await hand.Notify(ClubNoticeKind.Offered, accountId, ct);
            hand.Tell(accountId);
            return default(Nothing);
        }, ct);

    /// <summary>Accepts it, or (<paramref name="yes"/> false) does not, which who is muted may, too. Who is not offered it finds nothing.</summary>
    public Task<Result<Nothing>> Answer(Actor actor, string slug, bool yes, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, yes ? ClubRights.None : ClubDeed.Own, hand => Answer(hand, yes, ct), ct);

    /// <summary>Takes the offer back: who made it, and whoever makes hosts. Doing it twice is as good as once.</summary>
    public Task<Result<Nothing>> TakeBack(Actor actor, string slug, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.HandOver, async hand =>
        {
            if (await Of(hand, ct) is { } offer)
            {
                hand.Db.Remove(offer);
                hand.Tell(offer.ToId);
            }

            return default(Nothing);
        }, ct);

    /// <summary>The open offer, for who may make one and for whom it is made; null otherwise.</summary>
    public async Task<HandOverView?> Find(Actor actor, string slug, CancellationToken ct)
    {
        if (await views.Find(actor, slug, ct) is not { } club || actor.AccountId is not { } me)
        {
            return null;
        }

        await using var db = database.Open();
        var all = club.May(ClubRights.HandOver);
        return await (
            from h in db.Set<ClubHandOver>()
            join f in db.Set<Account>() on h.FromId equals f.Id
            join t in db.Set<Account>() on h.ToId equals t.Id
            where h.ClubId == club.Club.Id && (all || h.ToId == me)
            select new HandOverView(
                new PersonView(f.Id, f.UserName!, f.DisplayName ?? f.UserName!, f.Roles), new PersonView(t.Id, t.UserName!, t.DisplayName ?? t.UserName!, t.Roles), h.At)).FirstOrDefaultAsync(ct);
    }

    private static async Task<Result<Nothing>> Answer(ClubAtHand hand, bool yes, CancellationToken ct)
    {
        if (await Of(hand, ct) is not { } offer || offer.ToId != hand.Me)
        {
            return Problem.NotFound;
        }

        hand.Db.Remove(offer);
        if (yes)
        {
            // Whoever leaves the club takes the offer along, and who is no host any more, too: both are there.
            (await hand.Present(hand.Me, ct))!.Role = GroupRole.Host;
            (await hand.Present(offer.FromId, ct))!.Role = GroupRole.CoHost;
            hand.Db.Audit(hand.Actor, AuditAction.ClubHandedOver, hand.Place, hand.Now, details: $"account:{offer.FromId} account:{offer.ToId}", place: hand.Place, whom: offer.FromId);
            hand.Tell(offer.FromId);
        }

        await hand.Notify(yes ? ClubNoticeKind.Accepted : ClubNoticeKind.Declined, offer.FromId, ct);
        hand.Tell(hand.Me);
        return default(Nothing);
    }

    private static Task<ClubHandOver?> Of(ClubAtHand hand, CancellationToken ct) => hand.Db.Set<ClubHandOver>().AsTracking().FirstOrDefaultAsync(h => h.ClubId == hand.Club.Id, ct);
}

/// <summary>An open offer of a club.</summary>
/// <param name="From">Who offers it.</param>
/// <param name="To">To whom.</param>
/// <param name="At">Since when.</param>
public sealed record HandOverView(PersonView From, PersonView To, DateTime At);
