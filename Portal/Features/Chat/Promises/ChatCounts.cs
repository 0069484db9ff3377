using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Brings the clocks of chats to where their lines have got, inside a deed that has locked the chats.</summary>
internal static class ChatCounts
{
    private const int LinesAtOnce = 2000;

    /// <summary>Counts what was said since the last time, and tells what changed. A chat whose lines were merged with another's is counted from its beginning.</summary>
    /// <returns>The chats to which lines of these went: they are to be counted next.</returns>
    public static async Task<HashSet<long>> CatchUp(this PortalDb db, IReadOnlyCollection<long> chatIds, AllTerms terms, CancellationToken ct)
    {
        var counts = await db.Set<ChatCount>().AsTracking().Where(c => chatIds.Contains(c.ChatId)).ToDictionaryAsync(c => c.ChatId, ct);
        var stand = await db.Set<ChatCount>().Where(c => chatIds.Contains(c.ChatId) && db.Set<ChatMessage>().Any(m => m.Id == c.UpToId && m.ChatId == c.ChatId && m.Number == c.UpTo))
            .Select(c => c.ChatId).ToListAsync(ct);
        var running = (await db.Set<ChatMeasure>().AsTracking().Where(m => chatIds.Contains(m.ChatId) && m.EndedAt == null).ToListAsync(ct)).ToLookup(m => m.ChatId);
        var gone = new HashSet<long>();
        foreach (var chatId in chatIds)
        {
            if (stand.Contains(chatId))
            {
                var counting = new Counting(counts[chatId], running[chatId], terms.Of);
                await db.Read(counting, counts[chatId], ct);
                db.Settle(chatId, counting.All);
            }
            else if (await db.Set<Chat>().AnyAsync(c => c.Id == chatId, ct))
            {
                gone.UnionWith(await db.CountAnew(chatId, counts.GetValueOrDefault(chatId), terms, ct));
            }
        }

        return gone;
    }

    /// <summary>Keeps clocks that were moved on, and tells what is to be seen of it.</summary>
    public static void Settle(this PortalDb db, long chatId, IEnumerable<ChatMeasure> measures)
    {
        var moved = measures.Where(m => m.Id == 0 || db.Entry(m).State == EntityState.Modified).ToList();
        db.AddRange(moved.Where(m => m.Id == 0));
        foreach (var measure in moved)
        {
            if (measure.IsNewlyLate)
            {
                db.Tell(new ChatOverdue(chatId, measure.LineId, measure.Kind));
            }
            else if (measure is { IsNewlyNear: true, BreachedAt: null, EndedAt: null })
            {
                db.Tell(new ChatDueSoon(chatId, measure.LineId, measure.Kind));
            }

            measure.Told();
        }

        if (moved.Exists(m => m.DueAt is not null || m.Target is not null || db.Entry(m).Property(x => x.Target).IsModified))
        {
            db.Tell(new ChatClockMoved(chatId));
        }
    }

    private static async Task Read(this PortalDb db, Counting counting, ChatCount count, CancellationToken ct)
    {
        List<ClockLine> lines;
        do
        {
            var (chatId, upTo) = (count.ChatId, count.UpTo);
            lines = await (from m in db.Set<ChatMessage>()
                           where m.ChatId == chatId && m.Number > upTo
                           from v in db.Set<ChatMove>().Where(v => v.LineId == m.Id).DefaultIfEmpty()
                           orderby m.Number
                           select new ClockLine(m.Id, m.Number, m.Author, m.AuthorId, m.Event, m.At, v == null ? null : v.ToId)).Take(LinesAtOnce).ToListAsync(ct);
            lines.ForEach(counting.Add);
        }
        while (lines.Count == LinesAtOnce);
    }

    /// <summary>Counts a chat from its first line. Clocks that it comes to again stay the same rows.</summary>
    private static async Task<IReadOnlyList<long>> CountAnew(this PortalDb db, long chatId, ChatCount? before, AllTerms terms, CancellationToken ct)
    {
        var gone = before is null ? [] : await db.FollowPromises(before, ct);
        var kept = before is null ? [] : await db.Set<ChatMeasure>().AsTracking().Where(m => m.ChatId == chatId && m.Kind != MeasureKind.Promise).ToDictionaryAsync(m => (m.LineId, m.Kind), ct);
        var count = before ?? db.Add(new ChatCount { ChatId = chatId }).Entity;
        (count.UpTo, count.UpToId, count.AnswererId) = (0, 0, null);
        count.DepartmentId = await db.FirstDepartment(chatId, ct);
        var counting = new Counting(count, [], terms.Of);
        await db.Read(counting, count, ct);
        db.RemoveRange(kept.Where(k => counting.All.All(m => (m.LineId, m.Kind) != k.Key)).Select(k => k.Value));
        db.Settle(chatId, [.. counting.All.Select(m => Same(kept, m))]);
        return gone;
    }

    private static ChatMeasure Same(Dictionary<(long LineId, MeasureKind Kind), ChatMeasure> kept, ChatMeasure anew)
    {
        if (!kept.TryGetValue((anew.LineId, anew.Kind), out var same))
        {
            return anew;
        }

        same.Become(anew);
        return same;
    }

    /// <summary>Promises go where their lines went; answers the chat that has the line now up to which was counted, if it is another.</summary>
    private static async Task<IReadOnlyList<long>> FollowPromises(this PortalDb db, ChatCount count, CancellationToken ct)
    {
        var (chatId, last) = (count.ChatId, count.UpToId);
        foreach (var (promise, into) in (await (from p in db.Set<ChatPromise>().AsTracking() join l in db.Set<ChatMessage>() on p.LineId equals l.Id where p.ChatId == chatId && l.ChatId != chatId select new { p, l.ChatId }).ToListAsync(ct)).Select(r => (r.p, r.ChatId)))
        {
            promise.ChatId = into;
        }

        foreach (var (clock, into) in (await (from m in db.Set<ChatMeasure>().AsTracking() join l in db.Set<ChatMessage>() on m.LineId equals l.Id where m.ChatId == chatId && m.Kind == MeasureKind.Promise && l.ChatId != chatId select new { m, l.ChatId }).ToListAsync(ct)).Select(r => (r.m, r.ChatId)))
        {
            clock.ChatId = into;
        }

        return await db.Set<ChatMessage>().Where(m => m.Id == last && m.ChatId != chatId).Select(m => m.ChatId).ToListAsync(ct);
    }

    /// <summary>The department that a chat had before its first line.</summary>
    private static async Task<long?> FirstDepartment(this PortalDb db, long chatId, CancellationToken ct)
    {
        var first = await (from v in db.Set<ChatMove>() join l in db.Set<ChatMessage>() on v.LineId equals l.Id where l.ChatId == chatId orderby l.Number select new { v.FromId }).FirstOrDefaultAsync(ct);
        return first is not null ? first.FromId : await db.Set<Chat>().Where(c => c.Id == chatId).Select(c => c.DepartmentId).FirstOrDefaultAsync(ct);
    }
}
