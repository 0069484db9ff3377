using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>What came of asking to join.</summary>
public enum Joined
{
    /// <summary>They are in.</summary>
    Member,

    /// <summary>A host has to let them in.</summary>
    Waiting,
}

/// <summary>Joining, leaving, letting in.</summary>
public sealed class ClubMembers(Database database, TimeProvider time)
{
    /// <summary>Joins an open club, or asks to join one that lets people in. Doing it twice is as good as once.</summary>
    public Task<Result<Joined>> Join(Actor actor, string slug, CancellationToken ct) =>
        Change<Joined>(actor, slug, async (db, standing, club, group) =>
        {
            var me = standing.AccountId!.Value;
            if (await db.Set<Membership>().FirstOrDefaultAsync(m => m.GroupId == club.Id && m.AccountId == me, ct) is { } present)
            {
                return present.Waiting ? Joined.Waiting : Joined.Member;
            }

            var waiting = group.Visibility != Visibility.Open;
            db.Add(new Membership { GroupId = club.Id, AccountId = me, Waiting = waiting, Since = time.GetUtcNow().UtcDateTime });
            club.MemberCount += waiting ? 0 : 1;
            Tell(db, club, group, me);
            return waiting ? Joined.Waiting : Joined.Member;
        }, ct);

    /// <summary>Leaves a club, or takes the wish to join back. The last host cannot leave while others are in it.</summary>
    public Task<Result<Nothing>> Leave(Actor actor, string slug, CancellationToken ct) =>
        Change<Nothing>(actor, slug, async (db, standing, club, group) =>
        {
            var me = standing.AccountId!.Value;
            var present = await db.Set<Membership>().AsTracking().FirstOrDefaultAsync(m => m.GroupId == club.Id && m.AccountId == me, ct);
            if (present is null)
            {
                return default(Nothing);
            }

            if (present.Host && club.MemberCount > 1 && !await db.Set<Membership>().AnyAsync(m => m.GroupId == club.Id && m.Host && m.AccountId != me, ct))
            {
                return Problem.Conflict<ClubsText>("LastHost");
            }

            Remove(db, club, group, present);
            return default(Nothing);
        }, ct);

    /// <summary>A host lets somebody in, or (<paramref name="yes"/> false) does not.</summary>
    public Task<Result<Nothing>> Answer(Actor actor, string slug, long accountId, bool yes, CancellationToken ct) =>
        Change<Nothing>(actor, slug, async (db, standing, club, group) =>
        {
            if (ClubRules.MayNotRun(standing, await IsHost(db, standing, club.Id, ct)) is { } refused)
            {
                return refused;
            }

            var waiting = await db.Set<Membership>().AsTracking().FirstOrDefaultAsync(m => m.GroupId == club.Id && m.AccountId == accountId && m.Waiting, ct);
            if (waiting is null)
            {
                return Problem.NotFound;
            }

            if (yes)
            {
                waiting.Waiting = false;
                waiting.Since = time.GetUtcNow().UtcDateTime;
                club.MemberCount++;
            }
            else
            {
                db.Remove(waiting);
            }

            Tell(db, club, group, accountId);
            return default(Nothing);
        }, ct);

    /// <summary>A host makes another member a host too. Doing it twice is as good as once.</summary>
    public Task<Result<Nothing>> MakeHost(Actor actor, string slug, long accountId, CancellationToken ct) =>
        Change<Nothing>(actor, slug, async (db, standing, club, group) =>
        {
            if (ClubRules.MayNotRun(standing, await IsHost(db, standing, club.Id, ct)) is { } refused)
            {
                return refused;
            }

            var member = await db.Set<Membership>().AsTracking().FirstOrDefaultAsync(m => m.GroupId == club.Id && m.AccountId == accountId && !m.Waiting, ct);
            if (member is null)
            {
                return Problem.NotFound;
            }

            member.Host = true;
            Tell(db, club, group, accountId);
            return default(Nothing);
        }, ct);

    internal static async Task<(Club? Club, Group? Group)> Find(PortalDb db, Standing standing, string slug, CancellationToken ct)
    {
        var club = await db.Set<Club>().AsTracking().FirstOrDefaultAsync(c => c.Slug == slug, ct);
        var group = club is null ? null : await db.Set<Group>().FirstAsync(g => g.Id == club.Id, ct);
        return club is not null && ClubRules.MaySee(standing, group!.Visibility, club.Id) ? (club, group) : (null, null);
    }

    internal static async Task<bool> IsHost(PortalDb db, Standing standing, long clubId, CancellationToken ct) =>
        standing.AccountId is { } me && await db.Set<Membership>().AnyAsync(m => m.GroupId == clubId && m.AccountId == me && m.Host, ct);

    /// <summary>Takes somebody out of a club, which is locked.</summary>
    internal static void Remove(PortalDb db, Club club, Group group, Membership present)
    {
        db.Remove(present);
        club.MemberCount -= present.Waiting ? 0 : 1;
        Tell(db, club, group, present.AccountId);
    }

    /// <summary>Tells the club, and the member whose standing changed.</summary>
    internal static void Tell(PortalDb db, Club club, Group group, long accountId)
    {
        db.Tell(new MembersChanged(club.Id, accountId, group.Visibility == Visibility.Hidden));
        db.Tell(new StandingChanged(accountId));
    }

    private Task<Result<T>> Change<T>(Actor actor, string slug, Func<PortalDb, Standing, Club, Group, Task<Result<T>>> change, CancellationToken ct) =>
        database.Write<T>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
                var id = await db.Set<Club>().Where(c => c.Slug == slug).Select(c => c.Id).FirstOrDefaultAsync(ct);
                await db.Lock<Club>(id, ct);
                var (club, group) = await Find(db, standing, slug, ct);
                return club is null ? Problem.NotFound
                    : standing.MayNotWrite is { } problem ? problem
                    : await change(db, standing, club, group!);
            },
            ct);
}
