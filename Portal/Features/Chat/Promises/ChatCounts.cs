using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Brings the clocks of chats to where their lines have got, inside a deed that has locked the chats.</summary>
internal static class ChatCounts
{
    private const int LinesAtOnce = 2000;

    /// <summary>Counts what was said since the last time, and tells what changed. A chat whose lines were merged with another's is counted from its beginning.</summary>
    public static async Task CatchUp(this PortalDb db, IReadOnlyCollection<long> chatIds, AllTerms terms, CancellationToken ct)
    {
        var counts = await db.Set<ChatCount>().AsTracking().Where(c => chatIds.Contains(c.ChatId)).ToDictionaryAsync(c => c.ChatId, ct);
        var stand = await db.Set<ChatCount>().Where(c => chatIds.Contains(c.ChatId) && db.Set<ChatMessage>().Any(m => m.Id == c.UpToId && m.ChatId == c.ChatId && m.Number == c.UpTo))
            .Select(c => c.ChatId).ToListAsync(ct);
        var running = (await db.Set<ChatMeasure>().AsTracking().Where(m => chatIds.Contains(m.ChatId) && m.EndedAt == null).ToListAsync(ct)).ToLookup(m => m.ChatId);
        foreach (var chatId in chatIds)
        {
            if (stand.Contains(chatId))
            {
                var counting = new Counting(counts[chatId], running[chatId], terms.Of);
                await db.Read(counting, counts[chatId], null, ct);
                db.Settle(chatId, counting.All);
            }
            else if (await db.Set<Chat>().AnyAsync(c => c.Id == chatId, ct))
            {
                await db.CountAnew(chatId, counts.GetValueOrDefault(chatId), terms, ct);
            }
        }
    }

    /// <summary>Keeps clocks that were moved on, and tells what is to be seen of it.</summary>
    public static void Settle(this PortalDb db, long chatId, IEnumerable<ChatMeasure> measures)
    {
        var moved = measures.Where(m => m.Id == 0 || db.Entry(m).State == EntityState.Modified).ToList();
        // What nobody had counted before it was over is history: it is recorded, and alarms nobody.
        var alarming = moved.Where(m => m.IsNewlyLate && (m.EndedAt is null || (m.Id != 0 && db.Entry(m).Property(x => x.EndedAt).IsModified))).ToHashSet();
        db.AddRange(moved.Where(m => m.Id == 0));
        foreach (var measure in moved)
        {
            if (alarming.Contains(measure))
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

    private static async Task Read(this PortalDb db, Counting counting, ChatCount count, OpenChats? open, CancellationToken ct)
    {
        List<ClockLine> lines;
        do
        {
            var (chatId, upTo) = (count.ChatId, count.UpTo);
            lines = await (from m in db.Set<ChatMessage>()
                           where m.ChatId == chatId && m.Number > upTo
                           from v in db.Set<ChatMove>().Where(v => v.LineId == m.Id).DefaultIfEmpty()
                           orderby m.Number
                           select new ClockLine(
                               m.Id, m.Number, m.Author, m.AuthorId, m.Event, m.At, v == null ? null : v.ToId, true,
                               m.Event == ChatEvent.Merged
                                   && db.Turns().Where(t => t.ChatId == chatId && t.Number < m.Number).OrderByDescending(t => t.Number).Select(t => t.Event).FirstOrDefault() == ChatEvent.Reopened)).Take(LinesAtOnce).ToListAsync(ct);
            lines.ForEach(line => counting.Add(open is null ? line : open.Pass(line)));
        }
        while (lines.Count == LinesAtOnce);
    }

    /// <summary>Counts a chat from its first line. Clocks that it comes to again stay the same rows.</summary>
    private static async Task CountAnew(this PortalDb db, long chatId, ChatCount? before, AllTerms terms, CancellationToken ct)
    {
        var kept = await db.Set<ChatMeasure>().AsTracking().Where(m => m.ChatId == chatId && m.Kind != MeasureKind.Promise).ToDictionaryAsync(m => (m.LineId, m.Kind), ct);
        var count = before ?? db.Add(new ChatCount { ChatId = chatId }).Entity;
        (count.UpTo, count.UpToId, count.AnswererId) = (0, 0, null);
        count.DepartmentId = await db.FirstDepartment(chatId, ct);
        var counting = new Counting(count, [], terms.Of);
        await db.Read(counting, count, await OpenChats.Of(db, chatId, ct), ct);
        db.RemoveRange(kept.Where(k => counting.All.All(m => (m.LineId, m.Kind) != k.Key)).Select(k => k.Value));
        db.Settle(chatId, [.. counting.All.Select(m => Same(kept, m))]);
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

    /// <summary>The department that a chat had before its first line.</summary>
    private static async Task<long?> FirstDepartment(this PortalDb db, long chatId, CancellationToken ct)
    {
        var first = await (from v in db.Set<ChatMove>() join l in db.Set<ChatMessage>() on v.LineId equals l.Id where l.ChatId == chatId orderby l.Number select new { v.FromId }).FirstOrDefaultAsync(ct);
        return first is not null ? first.FromId : await db.Set<Chat>().Where(c => c.Id == chatId).Select(c => c.DepartmentId).FirstOrDefaultAsync(ct);
    }
}
