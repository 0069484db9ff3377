using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Clubs;

/// <summary>Opens a club for a deed, and counts it: who runs one tells people things, and does not do so without end.</summary>
public sealed class ClubHands(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>Locks the club, or keeps it as it is, and does something in it: not found where the actor does not see it, refused where they lack the right.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="slug">The club's name in addresses.</param>
    /// <param name="kind">What the deed takes.</param>
    /// <param name="deed">What is done.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<T>> Do<T>(Actor actor, string slug, ClubDeed kind, Func<ClubAtHand, Task<Result<T>>> deed, CancellationToken ct) =>
        Do<T>(actor, db => ClubAddress.Find(db, slug, ct), invited: false, kind, deed, ct);

    /// <summary>The same for who holds an invitation: they see the club by it, hidden or not.</summary>
    internal Task<Result<T>> Enter<T>(Actor actor, Func<PortalDb, Task<long>> find, ClubDeed kind, Func<ClubAtHand, Task<Result<T>>> deed, CancellationToken ct) =>
        Do<T>(actor, find, invited: true, kind, deed, ct);

    private async Task<Result<T>> Do<T>(Actor actor, Func<PortalDb, Task<long>> find, bool invited, ClubDeed kind, Func<ClubAtHand, Task<Result<T>>> deed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        ClubAtHand? held = null;
        var done = await database.Write<T>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var id = await find(db);
                await (kind.IsBeside ? db.LockBeside<Club>(id, ct) : db.Lock<Club>(id, ct));
                var standing = await Standing.Of(db, actor, now, ct); // after the lock: who was let go while this waited has no rights any more
                var club = await db.Set<Club>().AsTracking().FirstOrDefaultAsync(c => c.Id == id, ct);
                var group = club is null ? null : await db.Set<Group>().FirstAsync(g => g.Id == id, ct);
                if (club is null || (!invited && !ClubRules.MaySee(standing, group!.Visibility, id)))
                {
                    return Problem.NotFound;
                }

                var me = standing.AccountId;
                var mine = me is null ? null : await db.Set<Membership>().FirstOrDefaultAsync(m => m.GroupId == id && m.AccountId == me, ct);
                var hand = held = new ClubAtHand(db, actor, standing, club, group!, ClubRoles.Of(mine, standing.Moderates(new Subject(ModeratedPlaces.Club, id))), now);
                return ((kind.IsOwn ? standing.MayNotUse : hand.MayNot(kind.Wanted)) ?? (me is null ? Problem.SignIn : Waits(club, kind.Wanted, invited) ?? IsClosed(group!, kind.Wanted, invited)) ?? pace()) is { } refused
                    ? refused
                    : await deed(hand);
            },
            ct);

        // Who keeps order in the club and tries what its hosts do is above their level; a member who does is told so, and no more.
        return held is null ? done : await Task.FromResult(done).LogRefusal(database, actor, held.Acted, held.Now, ct, reserved: held.Standing.Moderates(held.Place));
    }

    /// <summary>Nothing is changed in a closed club, and nobody comes into it. Its group was read once the club was locked, as who closes it locks it, too.</summary>
    private static Problem? IsClosed(Group group, ClubRights wanted, bool invited) =>
        group.ClosedAt is not null && (invited || (wanted & ~ClubRightsTable.WhileClosed) != ClubRights.None) ? Standing.GroupClosed : null;

    /// <summary>Nobody comes into a club that waits for a moderator, and nobody is asked to.</summary>
    private static Problem? Waits(Club club, ClubRights wanted, bool invited) =>
        club.OpensAs is not null && (invited || (wanted & ~ClubRightsTable.WhileWaiting) != ClubRights.None) ? Problem.Conflict<FoundingText>("ClubWaits") : null;
}
