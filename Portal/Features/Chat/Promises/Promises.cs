using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Chat;

/// <summary>
/// Promises the customer of a chat a date. One stands at a time; another takes its place only with a reason that the customer reads, and so it is taken back. That it passed without having been kept
/// is recorded by its clock, and stays.
/// </summary>
public sealed class Promises(Database database, RateLimits limits, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Promises a date, or another instead of the one that stands; then it needs a reason. The same promise again stays as it is. Answers the promise's id.</summary>
    /// <param name="party">Who holds the chat.</param>
    /// <param name="chatId">The chat.</param>
    /// <param name="what">What is to happen: one line.</param>
    /// <param name="due">By when, in UTC.</param>
    /// <param name="reason">Why it is another date than before.</param>
    /// <param name="key">The key of the request.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<long>> Make(ChatParty party, long chatId, string? what, DateTime due, string? reason, string? key, CancellationToken ct)
    {
        due = Minute(due);
        return Do<long>(party, chatId, async (db, chat, me, now) =>
        {
            if (await db.MadeBefore<ChatPromise>(party.Actor, key, ct) is { } known)
            {
                return await db.Set<ChatPromise>().AnyAsync(p => p.Id == known && p.ChatId == chat.Id, ct) ? known : Problem.Conflict<ChatText>("KeyUsedBefore");
            }

            var before = await Standing(db, chat, ct);
            if (before is not null && before.DueAt == due && before.What == what?.Trim())
            {
                return before.Id;
            }

            if ((ChatPromise.Check(what, due, now) ?? Bounds.Check("reason", reason, ChatPromise.MostReason, min: before is null ? 0 : 1)) is { } unfit)
            {
                return unfit;
            }

            db.Add(chat.Note(before is null ? ChatEvent.Promised : ChatEvent.PromiseChanged, me, now));
            var made = new ChatPromise
            {
                ChatId = chat.Id, LineId = await db.LastLine(chat, ct), What = what!.Trim(), DueAt = due, MadeAt = now, MadeById = me,
                Reason = before is null ? null : reason!.Trim(), LetterDueAt = before is null ? null : now + ChatPromise.Patience,
            };
            if (before is not null)
            {
                await db.FinishClock(before, MeasureEnd.TakenBack, now, ct);
                before.Finish(PromiseEnd.Moved, me, null, now);
            }

            db.Add(made);
            db.Add(ChatMeasure.OfPromise(made, chat.DepartmentId));
            await db.SaveChangesAsync(ct);
            db.Made<ChatPromise>(party.Actor, key, made.Id, now);
            db.Tell(new ChatPromiseChanged(chat.Id));
            return made.Id;
        }, ct);
    }

    /// <summary>Takes back the promise that stands, with a reason that the customer reads. Where none stands there is nothing to do.</summary>
    public Task<Result<Nothing>> Withdraw(ChatParty party, long chatId, string? reason, CancellationToken ct) =>
        Do<Nothing>(party, chatId, async (db, chat, me, now) =>
        {
            if (await Standing(db, chat, ct) is not { } promise)
            {
                return default(Nothing);
            }

            if (Bounds.Check("reason", reason, ChatPromise.MostReason) is { } unfit)
            {
                return unfit;
            }

            db.Add(chat.Note(ChatEvent.PromiseWithdrawn, me, now));
            await db.FinishClock(promise, MeasureEnd.TakenBack, now, ct);
            promise.Withdraw(me, reason!.Trim(), now);
            db.Tell(new ChatPromiseChanged(chat.Id));
            return default(Nothing);
        }, ct);

    /// <summary>What was promised has been done, in time or late. Where nothing is promised it is refused.</summary>
    public Task<Result<Nothing>> Keep(ChatParty party, long chatId, CancellationToken ct) =>
        Do<Nothing>(party, chatId, async (db, chat, me, now) =>
        {
            if (await Standing(db, chat, ct) is not { } promise)
            {
                return Problem.Conflict<PromiseText>("NothingPromised");
            }

            await db.FinishClock(promise, MeasureEnd.Given, now, ct);
            promise.Finish(PromiseEnd.Kept, me, null, now);
            db.Tell(new ChatPromiseChanged(chat.Id));
            return default(Nothing);
        }, ct);

    /// <summary>The promise that stands in a chat, tracked.</summary>
    private static Task<ChatPromise?> Standing(PortalDb db, Chat chat, CancellationToken ct) =>
        db.Set<ChatPromise>().AsTracking().Where(p => p.ChatId == chat.Id && p.EndedAt == null).OrderByDescending(p => p.Id).FirstOrDefaultAsync(ct);

    private Task<Result<T>> Do<T>(ChatParty party, long chatId, Func<PortalDb, Chat, long, DateTime, Task<Result<T>>> deed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, party.Actor);
        return database.InChat<T>(
            party, chatId, time,
            async (db, entry) =>
            {
                var (chat, standing) = (entry.Chat, entry.Standing);
                return (PromiseRules.MayNotPromise(entry.Seat, standing, chat.State, chat.AgentId, await db.Holder(chat, ct)) ?? pace()) is { } refused
                    ? refused
                    : await deed(db, chat, standing.AccountId!.Value, Now);
            },
            ct);
    }

    /// <summary>People promise full minutes.</summary>
    private static DateTime Minute(DateTime at)
    {
        var utc = at.Kind == DateTimeKind.Local ? at.ToUniversalTime() : DateTime.SpecifyKind(at, DateTimeKind.Utc);
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMinute));
    }
}
