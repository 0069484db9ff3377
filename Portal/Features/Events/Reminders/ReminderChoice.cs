using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Events;

/// <summary>When a member is reminded of events: read and chosen by themselves.</summary>
public sealed class ReminderChoice(Database database, RateLimits limits, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The actor's own.</summary>
    public async Task<Result<ReminderTimes>> Read(Actor actor, CancellationToken ct) =>
        actor.AccountId is not { } me ? Problem.SignIn
        : await database.Read(db => db.Set<ReminderTimes>().FirstOrDefaultAsync(t => t.AccountId == me, ct)) ?? new ReminderTimes { AccountId = me };

    /// <summary>Chooses how many minutes before an event begins, twice; null for not. What is due already is left alone.</summary>
    public Task<Result<Nothing>> Choose(Actor actor, int? first, int? second, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var now = Now;
                var standing = await Standing.Of(db, actor, now, ct);
                if ((standing.MayNotUse ?? (standing.AccountId is null ? Problem.SignIn : Check("first", first) ?? Check("second", second) ?? pace())) is { } problem)
                {
                    return problem;
                }

                var me = standing.AccountId!.Value;
                var replies = db.Set<EventReply>().Where(r => r.AccountId == me && (r.State == ReplyState.Going || r.State == ReplyState.Maybe) && db.Set<Event>().Any(e => e.Id == r.EventId && e.StartsAt > now));
                await db.Lock<Event>(await replies.Select(r => r.EventId).ToListAsync(ct), ct); // first of all, as whoever changes answers does
                await db.Lock<Account>(me, ct);
                if (await db.Set<ReminderTimes>().AsTracking().FirstOrDefaultAsync(t => t.AccountId == me, ct) is not { } times)
                {
                    db.Add(times = new ReminderTimes { AccountId = me });
                }

                (times.First, times.Second) = (first, second);
                await replies.ExecuteUpdateAsync(r => r.SetProperty(x => x.RemindAt, (DateTime?)now).SetProperty(x => x.RemindedUpTo, now), ct);
                return default(Nothing);
            },
            ct);
    }

    private static Problem? Check(string field, int? minutes) =>
        minutes is { } given && !ReminderTimes.Offered.Contains(given) ? Problem.Invalid<EventsText>(field, "NoSuchReminder", string.Join(", ", ReminderTimes.Offered)) : null;
}
