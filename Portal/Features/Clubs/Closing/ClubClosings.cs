using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Features.Events;
using Portal.Features.Play;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Closes a club for good, and opens it again. A closed one is there for everybody who could read it; that nobody writes in it is said by its group.</summary>
public sealed class ClubClosings(ClubHands hands, Screening screening)
{
    /// <summary>
    /// Closes it, with a reason that its members are told. What would bring somebody into it ends: invitations, requests, an offer to hand it over; what is planned in it is called off. Hosts and admins.
    /// </summary>
    public async Task<Result<Nothing>> Close(Actor actor, string slug, string? reason, CancellationToken ct)
    {
        var why = await ScreenedReason.Read(screening, reason, ClubNotice.MostText, ct);
        return await hands.Do<Nothing>(actor, slug, ClubRights.Close, async hand =>
        {
            var (db, club, now) = (hand.Db, hand.Club, hand.Now);
            if (((hand.Group.ClosedAt is null ? null : Problem.Conflict<ClubsText>("ClosedAlready"))
                ?? await why.MayNotBeTold(db, hand.Standing, club.Id, now, ct)) is { } refused)
            {
                return refused;
            }

            await Set(hand, now, ct);
            (club.ClosedBy, club.CloseReason) = (hand.Role == ClubRole.Host ? ClubCloser.Host : ClubCloser.Admin, why.Words);
            await db.Set<ClubInvitation>().Where(i => i.ClubId == club.Id && i.EndedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.EndedAt, now), ct);
            await db.Set<ClubHandOver>().Where(h => h.ClubId == club.Id).ExecuteDeleteAsync(ct);
            await GroupEvents.CallOff(db, actor, club.Id, why.Words, now, ct);
            await GroupGames.CallOff(db, actor, club.Id, why.Words, now, ct);
            db.Audit(actor, AuditAction.ClubClosed, hand.Place, now, why.Words, place: hand.Place);
            db.Tell(new ClubClosed(club.Id, hand.Group.Visibility == Visibility.Hidden));
            await hand.NotifyEach(ClubNoticeKind.Closed, [null, .. await EndRequests(hand, ct)], ct, why.Words);
            return default(Nothing);
        }, ct);
    }

    /// <summary>Opens it again: its members are told, and write in it. What ended when it was closed has ended. Twice is as good as once. Hosts and admins.</summary>
    public Task<Result<Nothing>> Reopen(Actor actor, string slug, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.Close, async hand =>
        {
            if (hand.Group.ClosedAt is null)
            {
                return default(Nothing);
            }

            await Set(hand, null, ct);
            (hand.Club.ClosedBy, hand.Club.CloseReason) = (null, null);
            hand.Db.Audit(actor, AuditAction.ClubReopened, hand.Place, hand.Now, place: hand.Place);
            hand.Db.Tell(new ClubReopened(hand.Club.Id, hand.Group.Visibility == Visibility.Hidden));
            await hand.Notify(ClubNoticeKind.Reopened, null, ct);
            return default(Nothing);
        }, ct);

    /// <summary>Who writes in it at this moment is waited for, and who comes later learns that it is closed (<see cref="OpenGroups"/>).</summary>
    private static async Task Set(ClubAtHand hand, DateTime? closedAt, CancellationToken ct)
    {
        await hand.Db.Lock<Group>(hand.Club.Id, ct);
        await hand.Db.Set<Group>().Where(g => g.Id == hand.Club.Id).ExecuteUpdateAsync(g => g.SetProperty(x => x.ClosedAt, closedAt), ct);
    }

    /// <summary>Nobody waits for it any more. Answers who did.</summary>
    private static async Task<IReadOnlyList<long?>> EndRequests(ClubAtHand hand, CancellationToken ct)
    {
        var waiting = await hand.Db.Set<Membership>().AsTracking().Where(m => m.GroupId == hand.Club.Id && m.Waiting).OrderBy(m => m.AccountId).ToListAsync(ct);
        await hand.Db.Set<JoinAnswer>().Where(a => a.ClubId == hand.Club.Id).ExecuteDeleteAsync(ct);
        waiting.ForEach(one => ClubMembers.Remove(hand.Db, hand.Club, hand.Group, one));
        return waiting.ConvertAll(one => (long?)one.AccountId);
    }
}
