using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Others may see or read a club than before; told to those who may, and to who has one of its places open.</summary>
/// <param name="ClubId">Which.</param>
/// <param name="Open">Everyone reads it now.</param>
/// <param name="Hidden">Only members know of it now.</param>
public sealed record ClubVisibilityChanged(long ClubId, bool Open, bool Hidden) : News, ILeaving
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [GroupNews.Channel(ClubId), GroupNews.Sight(ClubId), .. Hidden ? (string[])[] : [ClubNews.Clubs]];

    /// <summary>What was told of the club before: on its channel, and of what everyone could read beside it on those of everyone.</summary>
    [JsonIgnore]
    public Subject Whole => new(ModeratedPlaces.Club, ClubId);

    [JsonIgnore]
    public IReadOnlyList<string> Left =>
        Open ? [] : Hidden ? [ForumNews.Forum, EventNews.All, ClubNews.Clubs, SiteNews.Channel] : [ForumNews.Forum, EventNews.All];
}

/// <summary>What everyone may read is more or less than before: all that is kept for visitors is read again. It says nothing of what came or went.</summary>
public sealed record PlacesChanged : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [SiteNews.Channel, ClubNews.Clubs, ForumNews.Forum, CategoriesChanged.Channel];
}

/// <summary>Says who may see and join a club.</summary>
public sealed class ClubVisibilities(ClubHands hands, RateLimits limits)
{
    /// <summary>
    /// Changes it, for all that is in the club and at once. Where more people read it from then on, what was written for fewer too, that has to be <paramref name="confirmed"/>.
    /// Who may change access; of a club that waits for a moderator it is what it becomes.
    /// </summary>
    public Task<Result<Nothing>> Change(Actor actor, string slug, Visibility to, bool confirmed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor); // each change writes all topics of the board, and reads all that is kept for visitors again
        return hands.Do<Nothing>(actor, slug, ClubRights.ChangeAccess, async hand =>
        {
            var (db, club) = (hand.Db, hand.Club);
            var from = club.OpensAs ?? hand.Group.Visibility;
            if (!Enum.IsDefined(to))
            {
                return Problem.Invalid<KernelText>("visibility", "UnknownValue", to);
            }

            if (from == to)
            {
                return default(Nothing);
            }

            if (club.OpensAs is null && ShowsMore(from, to) && !confirmed)
            {
                return Problem.Conflict<FoundingText>("ConfirmShowing");
            }

            if (pace() is { } refused)
            {
                return refused;
            }

            db.Audit(actor, AuditAction.ClubVisibilityChanged, hand.Place, hand.Now, before: from.ToString(), after: to.ToString(), place: hand.Place);
            if (club.OpensAs is not null)
            {
                club.OpensAs = to;
                await HeldClubs.BringUp(db, club, hand.Me, hand.Now, ct);
                return default(Nothing);
            }

            await Apply(db, club, from, to, ct);
            return default(Nothing);
        }, ct);
    }

    /// <summary>Whether more people see or read a club after such a change than before.</summary>
    public static bool ShowsMore(Visibility from, Visibility to) => Reach(to) > Reach(from);

    /// <summary>Changes it inside a deed that has locked the club.</summary>
    internal static async Task Apply(PortalDb db, Club club, Visibility from, Visibility to, CancellationToken ct)
    {
        await db.Set<Group>().Where(g => g.Id == club.Id).ExecuteUpdateAsync(g => g.SetProperty(x => x.Visibility, to), ct);
        if ((from == Visibility.Open) != (to == Visibility.Open))
        {
            await BoardSight.Set(db, club.BoardId, club.Id, to == Visibility.Open, ct);
            await Rooms.Rooms.Open(db, club.RoomId, to == Visibility.Open, ct);
        }

        db.Tell(new ClubVisibilityChanged(club.Id, to == Visibility.Open, to == Visibility.Hidden));
        db.Tell(new PlacesChanged());
    }

    private static int Reach(Visibility visibility) => visibility switch
    {
        Visibility.Open => 2,
        Visibility.Hidden => 0,
        _ => 1,
    };
}
