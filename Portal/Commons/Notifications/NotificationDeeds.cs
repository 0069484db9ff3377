using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;

namespace Portal.Commons.Notifications;

/// <summary>Marks notifications as read.</summary>
public sealed class NotificationDeeds(Database database, LiveBus bus, RateLimits limits, TimeProvider time)
{
    /// <summary>The most that are marked one by one.</summary>
    public const int MostMarked = 100;

    private const string ReadWhole =
        """
        UPDATE "Notifications" SET "ReadAt" = @3 WHERE "AccountId" = @0 AND "Whole" = @1 AND "Number" <= @2 AND "ReadAt" IS NULL
        """;

    /// <summary>The actor has read these, and with each all that stands in its row.</summary>
    public Task<Result<Nothing>> Read(Actor actor, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        ids.Count > MostMarked ? Task.FromResult<Result<Nothing>>(Problem.Invalid<NotificationText>("ids", "TooManyIds", MostMarked))
        : Mark(actor, (db, mine) => mine.Where(n => db.Set<Notification>().Any(x => ids.Contains(x.Id) && x.AccountId == n.AccountId && x.Kind == n.Kind && x.Whole == n.Whole && x.Id >= n.Id)), ct);

    /// <summary>The actor has read all of them up to one; without one, all there are.</summary>
    public Task<Result<Nothing>> ReadUpTo(Actor actor, long? id, CancellationToken ct) =>
        Mark(actor, (_, mine) => id is { } last ? mine.Where(n => n.Id <= last) : mine, ct);

    /// <summary>Inside a deed: what belongs to a whole was read up to a number. Tells whether there was something; then say so with <see cref="TellRead"/> after the deed.</summary>
    public static async Task<bool> ReadIn(PortalDb db, long accountId, Subject whole, int number, DateTime now, CancellationToken ct) =>
        await db.Do(ReadWhole, ct, accountId, whole.ToString(), number, now) > 0;

    /// <summary>Inside a deed: a whole becomes part of another. What these people have not read of it is read with the other from now on.</summary>
    public static Task MoveWhole(PortalDb db, Subject from, Subject to, IQueryable<long> people, CancellationToken ct)
    {
        var (was, whole) = (from.ToString(), to.ToString());
        return db.Set<Notification>().Where(n => people.Contains(n.AccountId) && n.Whole == was && n.ReadAt == null).ExecuteUpdateAsync(n => n.SetProperty(x => x.Whole, whole), ct);
    }

    /// <summary>Tells somebody's open pages that some were read.</summary>
    public void TellRead(long accountId) => bus.Whisper(StandingChanged.Channel(accountId), Notified.Read, "{}");

    private async Task<Result<Nothing>> Mark(Actor actor, Func<PortalDb, IQueryable<Notification>, IQueryable<Notification>> which, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        var now = time.GetUtcNow().UtcDateTime;
        var marked = await database.Write<int>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, now, ct);
                if ((standing.MayNotUse ?? (standing.AccountId is null ? Problem.SignIn : pace())) is { } problem)
                {
                    return problem;
                }

                return await which(db, db.Set<Notification>().Where(n => n.AccountId == standing.AccountId && n.Bell && n.ReadAt == null)).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, now), ct);
            },
            ct);
        if (marked is { Done: true, Value: > 0 })
        {
            TellRead(actor.AccountId!.Value);
        }

        return marked.Then(_ => default(Nothing));
    }
}
