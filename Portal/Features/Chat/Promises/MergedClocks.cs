using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>The clocks and the promises of a chat go along when it goes into another. Both are locked.</summary>
internal static class MergedClocks
{
    /// <summary>Moves them. The lines of the one that stays are counted anew, and of two promises the newer stands.</summary>
    public static async Task MoveClocks(this PortalDb db, Chat from, Chat into, long by, DateTime now, CancellationToken ct)
    {
        var (gone, left) = (from.Id, into.Id);
        await db.Set<ChatMeasure>().Where(m => m.ChatId == gone).ExecuteUpdateAsync(m => m.SetProperty(x => x.ChatId, left), ct);
        await db.Set<ChatCount>().Where(c => c.ChatId == left).ExecuteUpdateAsync(c => c.SetProperty(x => x.UpToId, 0L), ct);
        if (await db.Set<ChatPromise>().Where(p => p.ChatId == gone).ExecuteUpdateAsync(p => p.SetProperty(x => x.ChatId, left), ct) == 0)
        {
            return;
        }

        foreach (var older in await db.Set<ChatPromise>().AsTracking().Where(p => p.ChatId == left && p.EndedAt == null).OrderByDescending(p => p.Id).Skip(1).ToListAsync(ct))
        {
            await db.FinishClock(older, MeasureEnd.TakenBack, now, ct);
            older.Finish(PromiseEnd.Moved, by, null, now);
        }

        db.Tell(new ChatPromiseChanged(left));
    }

    /// <summary>Stops the clock of a promise, inside the deed that ends it.</summary>
    public static async Task FinishClock(this PortalDb db, ChatPromise promise, MeasureEnd how, DateTime now, CancellationToken ct)
    {
        if (await db.Set<ChatMeasure>().AsTracking().FirstOrDefaultAsync(m => m.ChatId == promise.ChatId && m.LineId == promise.LineId && m.Kind == MeasureKind.Promise && m.EndedAt == null, ct) is { } clock)
        {
            clock.Finish(now, how, promise.MadeById, ClockTerms.None);
            db.Settle(promise.ChatId, [clock]);
        }
    }
}
