using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>What who is invited does with it.</summary>
public sealed class InvitationAnswers(ClubHands hands)
{
    /// <summary>Comes in by the secret of a link or a letter. Who is in already uses nothing up. Answers the club's name in addresses.</summary>
    public Task<Result<string>> Accept(Actor actor, string secret, CancellationToken ct)
    {
        var hash = InvitationSecrets.Hash(secret);
        return Accept(actor, db => hash is null ? db.Set<ClubInvitation>().Where(_ => false) : db.Set<ClubInvitation>().Where(i => i.Hash == hash), ct);
    }

    /// <summary>Comes in by an invitation to one's name.</summary>
    public Task<Result<string>> Accept(Actor actor, long id, CancellationToken ct) => Accept(actor, db => Mine(db, actor, id), ct);

    /// <summary>Would rather not, which who is muted may say, too. Doing it twice is as good as once.</summary>
    public Task<Result<Nothing>> Decline(Actor actor, long id, CancellationToken ct) =>
        hands.Enter<Nothing>(actor, db => Mine(db, actor, id).Select(i => i.ClubId).FirstOrDefaultAsync(ct), ClubDeed.Own, async hand =>
        {
            await Mine(hand.Db, actor, id).Where(i => i.EndedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.EndedAt, hand.Now), ct);
            return default(Nothing);
        }, ct);

    private Task<Result<string>> Accept(Actor actor, Func<PortalDb, IQueryable<ClubInvitation>> find, CancellationToken ct) =>
        hands.Enter<string>(actor, db => find(db).Select(i => i.ClubId).FirstOrDefaultAsync(ct), ClubRights.None, async hand =>
        {
            if (hand.Standing.IsIn(hand.Club.Id))
            {
                return hand.Club.Slug;
            }

            if (await find(hand.Db).AsTracking().FirstOrDefaultAsync(ct) is not { } invitation) // the club is locked: nobody else uses it up meanwhile
            {
                return Problem.NotFound;
            }

            if ((invitation.Ended(hand.Now) ?? await ClubBan.Bars(hand.Db, hand.Club.Id, hand.Me, hand.Now, ct)) is { } problem)
            {
                return problem;
            }

            invitation.Uses++;
            await hand.TakeIn(hand.Me, ct);
            return hand.Club.Slug;
        }, ct);

    private static IQueryable<ClubInvitation> Mine(PortalDb db, Actor actor, long id)
    {
        var me = actor.AccountId;
        return db.Set<ClubInvitation>().Where(i => i.Id == id && i.AccountId == me && i.AccountId != null);
    }
}
