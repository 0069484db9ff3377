using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

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

    /// <summary>On what somebody acts, for the line in the log where that is refused above their level: the club, until the deed knows better.</summary>
    internal Subject Acted { get; set; } = new(ModeratedPlaces.Club, Club.Id);

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

    /// <summary>The same by their account.</summary>
    public Task<PersonView?> Person(long accountId, CancellationToken ct) =>
        Db.Set<Account>().Where(a => a.Id == accountId && a.NormalizedEmail != null).Select(PersonView.Of).FirstOrDefaultAsync(ct);

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
