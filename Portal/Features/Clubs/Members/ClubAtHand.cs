using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Clubs;

/// <summary>A club in the hands of a deed: locked or kept as it is, and seen by who acts.</summary>
/// <param name="Db">The deed's context.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Standing">What they may.</param>
/// <param name="Club">The club, tracked.</param>
/// <param name="Group">Its group, not tracked.</param>
/// <param name="Role">What they are in it.</param>
/// <param name="Now">When.</param>
public sealed record ClubAtHand(PortalDb Db, Actor Actor, Standing Standing, Club Club, Group Group, ClubRole Role, DateTime Now)
{
    /// <summary>The club as a place.</summary>
    public Subject Place => new(ModeratedPlaces.Club, Club.Id);

    /// <summary>The actor's account, in deeds that need one.</summary>
    public long Me => Standing.AccountId!.Value;

    /// <summary>What the actor may do in it.</summary>
    public ClubRights Rights => ClubRules.RightsOf(Standing, Role, Club.Id) & ClubRules.LeftIn(Group.ClosedAt);

    /// <summary>Why the actor may not do something, or null.</summary>
    public Problem? MayNot(ClubRights wanted) => ClubRules.MayNot(Standing, Role, Club.Id, wanted);

    /// <summary>Somebody's membership, tracked; null where they neither are in it nor wait.</summary>
    public Task<Membership?> Present(long accountId, CancellationToken ct) =>
        Db.Set<Membership>().AsTracking().FirstOrDefaultAsync(m => m.GroupId == Club.Id && m.AccountId == accountId, ct);

    /// <summary>What somebody is in it: as a moderator counts also who keeps order everywhere.</summary>
    public async Task<ClubRole> RoleOf(Membership? present, PersonView person, CancellationToken ct)
    {
        var place = Place.ToString();
        var moderates = await Db.ModeratorsAt(place).AnyAsync(a => a.Id == person.Id, ct);
        return present is null && moderates ? ClubRole.Moderator : ClubRoles.Of(present, moderates);
    }

    /// <summary>Somebody by the name of their account; null where there is nobody whom anything can be told.</summary>
    public Task<PersonView?> Person(string? name, CancellationToken ct)
    {
        var wanted = LookupNames.Of(name ?? "");
        return Db.Set<Account>().Where(a => a.NormalizedUserName == wanted && a.NormalizedEmail != null).Select(PersonView.Of).FirstOrDefaultAsync(ct);
    }

    /// <summary>Takes somebody in, who is not in it yet: from the list of those who wait, or new. Who comes into one that everybody left runs it from then on.</summary>
    public async Task TakeIn(long accountId, CancellationToken ct)
    {
        var role = Club.MemberCount == 0 ? GroupRole.Host : GroupRole.Member;
        if (await Present(accountId, ct) is { } waiting)
        {
            if (!waiting.Waiting)
            {
                return;
            }

            (waiting.Waiting, waiting.Role, waiting.Since) = (false, role, Now);
            await JoinAnswers.Forget(Db, Club.Id, accountId, ct);
        }
        else
        {
            Db.Add(new Membership { GroupId = Club.Id, AccountId = accountId, Role = role, Since = Now });
        }

        Club.MemberCount++;
        Tell(accountId, MemberMove.Joined);
    }

    /// <summary>Takes somebody out of it, or off the list of those who wait, with all that they have in it; the invitations that they made end.</summary>
    public async Task TakeOut(Membership present, CancellationToken ct)
    {
        await JoinAnswers.Forget(Db, Club.Id, present.AccountId, ct);
        await Db.Set<ClubHandOver>().Where(h => h.ClubId == Club.Id && (h.FromId == present.AccountId || h.ToId == present.AccountId)).ExecuteDeleteAsync(ct);
        await ClubInvitation.EndBy(Db, Club.Id, present.AccountId, Now, ct);
        ClubMembers.Remove(Db, Club, Group, present);
    }

    /// <summary>Tells the club, and the member whose standing changed.</summary>
    public void Tell(long accountId, MemberMove? move = null) => ClubMembers.Tell(Db, Club, Group, accountId, move);
}

/// <summary>Opens a club for a deed, and counts it: who runs one tells people things, and does not do so without end.</summary>
public sealed class ClubHands(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>Locks the club, and does something in it: not found where the actor does not see it, refused where they lack the right.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="slug">The club's name in addresses.</param>
    /// <param name="wanted">The right that it takes; none where every member of the portal may.</param>
    /// <param name="deed">What is done.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<T>> Do<T>(Actor actor, string slug, ClubRights wanted, Func<ClubAtHand, Task<Result<T>>> deed, CancellationToken ct) =>
        Do<T>(actor, wanted, db => Locked(db, ClubAddress.Find(db, slug, ct), ct), invited: false, own: false, deed, ct);

    /// <summary>The same for what concerns the actor alone and tells others nothing new, as leaving: who is muted or warned may, too.</summary>
    public Task<Result<T>> Own<T>(Actor actor, string slug, Func<ClubAtHand, Task<Result<T>>> deed, CancellationToken ct) =>
        Do<T>(actor, ClubRights.None, db => Locked(db, ClubAddress.Find(db, slug, ct), ct), invited: false, own: true, deed, ct);

    /// <summary>
    /// The same for who does something in the club that changes nothing of the club itself: others do so at the same time, while who comes and goes, what it shows and who sees it stay as they are. What is changed
    /// the deed locks itself.
    /// </summary>
    public Task<Result<T>> Beside<T>(Actor actor, string slug, Func<ClubAtHand, Task<Result<T>>> deed, CancellationToken ct) =>
        Do<T>(actor, ClubRights.None, db => Kept(db, slug, ct), invited: false, own: false, deed, ct);

    /// <summary>Both: what concerns the actor alone, and changes nothing of the club.</summary>
    public Task<Result<T>> OwnBeside<T>(Actor actor, string slug, Func<ClubAtHand, Task<Result<T>>> deed, CancellationToken ct) =>
        Do<T>(actor, ClubRights.None, db => Kept(db, slug, ct), invited: false, own: true, deed, ct);

    /// <summary>The same for who holds an invitation: they see the club by it, hidden or not. Who declines it (<paramref name="own"/>) may be muted.</summary>
    internal Task<Result<T>> Enter<T>(Actor actor, Func<PortalDb, Task<long>> find, bool own, Func<ClubAtHand, Task<Result<T>>> deed, CancellationToken ct) =>
        Do<T>(actor, ClubRights.None, db => Locked(db, find(db), ct), invited: true, own, deed, ct);

    /// <summary>What a deed answered; what was tried above one's own level stands in the log.</summary>
    internal Task<Result<T>> Logged<T>(Task<Result<T>> deed, Actor actor, Subject subject, CancellationToken ct) => deed.LogRefusal(database, actor, subject, time.GetUtcNow().UtcDateTime, ct);

    private static async Task<long> Locked(PortalDb db, Task<long> finding, CancellationToken ct)
    {
        var id = await finding;
        await db.Lock<Club>(id, ct);
        return id;
    }

    private static async Task<long> Kept(PortalDb db, string slug, CancellationToken ct)
    {
        var id = await ClubAddress.Find(db, slug, ct);
        await db.LockBeside<Club>(id, ct);
        return id;
    }

    /// <summary>Opens the club, which is locked or kept from then on, and does the deed.</summary>
    private Task<Result<T>> Do<T>(Actor actor, ClubRights wanted, Func<PortalDb, Task<long>> open, bool invited, bool own, Func<ClubAtHand, Task<Result<T>>> deed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<T>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var id = await open(db);
                var standing = await Standing.Of(db, actor, now, ct); // after the lock: who was let go while this waited has no rights any more
                var club = await db.Set<Club>().AsTracking().FirstOrDefaultAsync(c => c.Id == id, ct);
                var group = club is null ? null : await db.Set<Group>().FirstAsync(g => g.Id == id, ct);
                if (club is null || (!invited && !ClubRules.MaySee(standing, group!.Visibility, id)))
                {
                    return Problem.NotFound;
                }

                var me = standing.AccountId;
                var mine = me is null ? null : await db.Set<Membership>().FirstOrDefaultAsync(m => m.GroupId == id && m.AccountId == me, ct);
                var hand = new ClubAtHand(db, actor, standing, club, group!, ClubRoles.Of(mine, standing.Moderates(new Subject(ModeratedPlaces.Club, id))), now);
                return ((own ? standing.MayNotUse : hand.MayNot(wanted)) ?? (me is null ? Problem.SignIn : Waits(club, wanted, invited) ?? IsClosed(group!, wanted, invited)) ?? pace()) is { } refused ? refused : await deed(hand);
            },
            ct);
    }

    /// <summary>Nothing is changed in a closed club, and nobody comes into it. Its group was read once the club was locked, as who closes it locks it, too.</summary>
    private static Problem? IsClosed(Group group, ClubRights wanted, bool invited) =>
        group.ClosedAt is not null && (invited || (wanted & ~ClubRightsTable.WhileClosed) != ClubRights.None) ? Standing.GroupClosed : null;

    /// <summary>Nobody comes into a club that waits for a moderator, and nobody is asked to.</summary>
    private static Problem? Waits(Club club, ClubRights wanted, bool invited) =>
        club.OpensAs is not null && (invited || (wanted & ~ClubRightsTable.WhileWaiting) != ClubRights.None) ? Problem.Conflict<FoundingText>("ClubWaits") : null;
}
