using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Events;

/// <summary>A calendar behind a secret address.</summary>
/// <param name="Name">What it is called; empty for the member's own.</param>
/// <param name="Events">What stands in it.</param>
public sealed record FeedView(string Name, IReadOnlyList<Event> Events);

/// <summary>
/// The secret addresses of calendars: 256 random bits, made when they are first asked for, and anew whenever their owner likes. Who has one reads what its owner may read at that moment,
/// without the rights of staff: who left a hidden club sees nothing of it any more.
/// </summary>
public sealed class CalendarFeeds(Database database, IDataProtectionProvider protection, NamedPlaces places, RateLimits limits, TimeProvider time)
{
    /// <summary>A calendar holds so many, from thirty days ago on.</summary>
    public const int Most = 500;

    private const int Length = 43;
    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    private readonly IDataProtector seal = protection.CreateProtector("Portal.Events.CalendarFeed");

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The address under which a secret is read.</summary>
    public static string AddressOf(string secret) => $"/calendar/{secret}.ics";

    /// <summary>The actor's secret for their own calendar, or for that of one group; null where they have none yet, or the portal's keys are gone.</summary>
    public async Task<Result<string?>> Find(Actor actor, long? groupId, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        var group = groupId ?? CalendarFeed.Own;
        return Unseal(await database.Read(db => db.Set<CalendarFeed>().Where(f => f.AccountId == me && f.GroupId == group).Select(f => f.Sealed).FirstOrDefaultAsync(ct)));
    }

    /// <summary>Makes the secret, or a new one in the place of the old, which opens nothing any more.</summary>
    public Task<Result<string>> Renew(Actor actor, long? groupId, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<string>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                if ((standing.MayNotUse ?? (standing.AccountId is null ? Problem.SignIn : null)) is { } refused)
                {
                    return refused;
                }

                if (groupId is { } id && !await Reads(db, standing, id, ct))
                {
                    return Problem.NotFound;
                }

                if (pace() is { } problem)
                {
                    return problem;
                }

                var (me, group, secret) = (standing.AccountId!.Value, groupId ?? CalendarFeed.Own, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
                await db.Lock<Account>(me, ct);
                if (await db.Set<CalendarFeed>().AsTracking().FirstOrDefaultAsync(f => f.AccountId == me && f.GroupId == group, ct) is { } feed)
                {
                    (feed.Hash, feed.Sealed, feed.At) = (Hash(secret), seal.Protect(secret), Now);
                }
                else
                {
                    db.Add(new CalendarFeed { AccountId = me, GroupId = group, Hash = Hash(secret), Sealed = seal.Protect(secret), At = Now });
                }

                return secret;
            },
            ct);
    }

    /// <summary>What stands behind a secret; null where that is none.</summary>
    public async Task<FeedView?> Open(string secret, CancellationToken ct)
    {
        if (secret.Length != Length || !Base64Url.IsValid(secret))
        {
            return null;
        }

        await using var db = database.Open();
        var (hash, now) = (Hash(secret), Now);
        if (await db.Set<CalendarFeed>().FirstOrDefaultAsync(f => f.Hash == hash, ct) is not { } feed)
        {
            return null;
        }

        var standing = await Standing.Of(db, Actor.Member(feed.AccountId) with { Scopes = Scopes.Read }, now, ct);
        if (feed.GroupId != CalendarFeed.Own)
        {
            var home = new Subject(ModeratedPlaces.Club, feed.GroupId);
            return (await places.Find(db, standing, [home], ct)).GetValueOrDefault(home) is { } club
                ? new(club.Name, await Next(EventViews.Matching(db, standing, new(now - Back, GroupId: feed.GroupId)), ct))
                : null;
        }

        return new("", await Next(Theirs(db, standing, EventViews.Matching(db, standing, new(now - Back))), ct));
    }

    /// <summary>Those of the whole portal, of one's groups, and whatever one goes to; none that one declined.</summary>
    private static IQueryable<Event> Theirs(PortalDb db, Standing standing, IQueryable<Event> events)
    {
        var (me, groups, mine) = (standing.AccountId ?? 0, standing.Groups, db.Set<EventReply>());
        return events.Where(e => (e.GroupId == null || groups.Contains(e.GroupId.Value) || mine.Any(r => r.EventId == e.Id && r.AccountId == me))
            && !mine.Any(r => r.EventId == e.Id && r.AccountId == me && r.State == ReplyState.Declined));
    }

    private static async Task<IReadOnlyList<Event>> Next(IQueryable<Event> events, CancellationToken ct) =>
        await events.Where(e => !e.Hidden).OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(Most).ToListAsync(ct);

    private static Task<bool> Reads(PortalDb db, Standing standing, long groupId, CancellationToken ct)
    {
        var own = standing.IsIn(groupId) || EventRules.Moderates(standing, groupId);
        return db.Set<Group>().AnyAsync(g => g.Id == groupId && (own || g.Visibility == Visibility.Open), ct);
    }

    private static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private string? Unseal(string? kept)
    {
        try
        {
            return kept is null ? null : seal.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null; // the keys are gone: the owner makes a new one
        }
    }
}
