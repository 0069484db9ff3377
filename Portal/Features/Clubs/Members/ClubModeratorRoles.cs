using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Clubs;

/// <summary>Makes members moderators of one club, and relieves them: whoever gives its roles. Outside of the club it gives nobody anything.</summary>
public sealed class ClubModeratorRoles(ClubHands hands, PlaceModerators moderators)
{
    /// <summary>Makes a member a moderator of the club, who is told. Who runs it keeps order there anyway, and so do the portal's moderators. Twice is as good as once.</summary>
    public Task<Result<Nothing>> Give(Actor actor, string slug, long accountId, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.GiveRoles, async hand =>
        {
            if (await hand.Present(accountId, ct) is not { Waiting: false } member || await hand.Person(accountId, ct) is not { } person)
            {
                return Problem.NotFound;
            }

            if (member.Role != GroupRole.Member)
            {
                return Problem.Conflict<ClubsText>("RunsAnyway");
            }

            var before = await Is(hand, accountId, ct);
            if (await moderators.Give(hand.Db, actor, hand.Place, person, ct) is { } refused)
            {
                return refused;
            }

            if (!before)
            {
                hand.Tell(accountId);
                await hand.Notify(ClubNoticeKind.MadeModerator, accountId, ct);
            }

            return default(Nothing);
        }, ct);

    /// <summary>Relieves one whom a host made that, also who is in the club no longer. Of who is none there is nothing to do; whom an admin made a moderator only an admin relieves.</summary>
    public Task<Result<Nothing>> Take(Actor actor, string slug, long accountId, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.GiveRoles, async hand =>
        {
            hand.Acted = new("account", accountId);
            if (await Is(hand, accountId, ct) && await hand.Person(accountId, ct) is { } person)
            {
                if (!hand.Standing.IsAdmin && !await IsByHost(hand, accountId, ct))
                {
                    return Problem.Refused<ClubsText>("MadeByAdmin");
                }

                await moderators.Take(hand.Db, actor, hand.Place, person, ct);
                hand.Tell(accountId);
            }

            return default(Nothing);
        }, ct);

    private static Task<bool> Is(ClubAtHand hand, long accountId, CancellationToken ct)
    {
        var place = hand.Place.ToString();
        return hand.Db.Set<PlaceModerator>().AnyAsync(m => m.AccountId == accountId && m.Place == place, ct);
    }

    private static Task<bool> IsByHost(ClubAtHand hand, long accountId, CancellationToken ct)
    {
        var place = hand.Place.ToString();
        return hand.Db.MadeByHosts().AnyAsync(m => m.AccountId == accountId && m.Place == place, ct);
    }
}
