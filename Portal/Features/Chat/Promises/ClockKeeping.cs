using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// Keeps the clocks of chats true. Each step locks the chats that it looks at and counts their lines first, so that of two nodes that look at once one records, and no answer that was given in time
/// is taken for late because nobody had counted it yet.
/// </summary>
public sealed class ClockKeeping(Database database, PromiseLetters letters, TimeProvider time)
{
    private const int ChatsAtOnce = 20;

    private const int AtOnce = 200;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Counts what was said in chats since they were counted last.</summary>
    public async Task CatchUp(IReadOnlyCollection<long> chatIds, CancellationToken ct)
    {
        foreach (var some in chatIds.Order().Chunk(ChatsAtOnce))
        {
            await database.Write<Nothing>(
                async db =>
                {
                    await CatchUp(db, some, ct);
                    return default(Nothing);
                },
                ct);
        }
    }

    /// <summary>Records what has become near or late by now.</summary>
    public async Task Look(CancellationToken ct)
    {
        long[] due;
        do
        {
            var now = Now;
            due = await database.Read(db => db.Set<ChatMeasure>().Where(m => m.NextAt < now).OrderBy(m => m.NextAt).Select(m => m.ChatId).Take(AtOnce).ToArrayAsync(ct));
            foreach (var some in due.Distinct().Order().Chunk(ChatsAtOnce))
            {
                await database.Write(db => Look(db, some, ct), ct);
            }
        }
        while (due.Length == AtOnce);
    }

    /// <summary>Reckons the running clocks of a department's chats anew, or of chats of none.</summary>
    public async Task Reckon(long? departmentId, CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var some = await database.Read(db => db.Set<ChatMeasure>().Where(m => m.DepartmentId == departmentId && m.EndedAt == null && m.Kind != MeasureKind.Promise && m.Id > after)
                .OrderBy(m => m.Id).Select(m => new { m.Id, m.ChatId }).Take(AtOnce).ToListAsync(ct));
            foreach (var chats in some.Select(m => m.ChatId).Distinct().Order().Chunk(ChatsAtOnce))
            {
                await database.Write(db => Reckon(db, chats, ct), ct);
            }

            if (some.Count < AtOnce)
            {
                return;
            }

            after = some[^1].Id;
        }
    }

    /// <summary>Counts chats that were begun before anybody counted, or whose news are no longer kept; answers how many.</summary>
    public async Task<int> CatchUpOld(CancellationToken ct)
    {
        var old = await database.Read(db => db.Set<Chat>().Where(c => c.LastNumber > 0 && !db.Set<ChatCount>().Any(n => n.ChatId == c.Id)).OrderByDescending(c => c.Id).Select(c => c.Id).Take(AtOnce).ToListAsync(ct));
        await CatchUp(old, ct);
        return old.Count;
    }

    private static async Task<AllTerms> CatchUp(PortalDb db, long[] chats, CancellationToken ct)
    {
        await db.Lock<Chat>(chats, ct);
        var terms = await AllTerms.Read(db, ct);
        await db.CatchUp(chats, terms, ct);
        return terms;
    }

    private async Task<Result<Nothing>> Look(PortalDb db, long[] chats, CancellationToken ct)
    {
        await CatchUp(db, chats, ct);
        await db.SaveChangesAsync(ct);
        var now = Now;
        foreach (var due in (await db.Set<ChatMeasure>().AsTracking().Where(m => chats.Contains(m.ChatId) && m.NextAt < now).ToListAsync(ct)).GroupBy(m => m.ChatId))
        {
            foreach (var measure in due)
            {
                measure.Look(now);
                if (measure is { Kind: MeasureKind.Promise, IsNewlyLate: true })
                {
                    db.Tell(new ChatPromiseChanged(measure.ChatId));
                    await letters.Passed(db, measure, ct);
                }
            }

            db.Settle(due.Key, due);
        }

        return default(Nothing);
    }

    private static async Task<Result<Nothing>> Reckon(PortalDb db, long[] chats, CancellationToken ct)
    {
        var terms = await CatchUp(db, chats, ct);
        await db.SaveChangesAsync(ct);
        foreach (var running in (await db.Set<ChatMeasure>().AsTracking().Where(m => chats.Contains(m.ChatId) && m.EndedAt == null && m.Kind != MeasureKind.Promise).ToListAsync(ct)).GroupBy(m => m.ChatId))
        {
            foreach (var measure in running)
            {
                measure.Reckon(terms.Of(measure.DepartmentId));
            }

            db.Settle(running.Key, running);
        }

        return default(Nothing);
    }
}
