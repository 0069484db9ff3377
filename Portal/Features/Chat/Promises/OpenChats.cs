using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// Where the lines of several chats came to stand in one, the end of the one may stand in the middle of the other. It ends what is measured only where none of them was open any more,
/// or where the next thing that turns the chat is that it was opened again.
/// </summary>
internal sealed class OpenChats
{
    private readonly IReadOnlyList<Span> chats;
    private readonly HashSet<long> beforeReopening;
    private int closed;

    private OpenChats(IReadOnlyList<Span> chats, IEnumerable<long> beforeReopening) => (this.chats, this.beforeReopening) = (chats, beforeReopening.ToHashSet());

    /// <summary>The chats whose lines are in one; null where no other went into it, and each end is its own.</summary>
    public static async Task<OpenChats?> Of(PortalDb db, long chatId, CancellationToken ct)
    {
        var others = await (from g in db.Set<ChatMerge>() where g.IntoId == chatId join c in db.Set<Chat>() on g.ChatId equals c.Id select new Span(c.CreatedAt, g.At)).ToListAsync(ct);
        if (others.Count == 0)
        {
            return null;
        }

        others.Add(await db.Set<Chat>().Where(c => c.Id == chatId).Select(c => new Span(c.CreatedAt, null)).FirstAsync(ct));
        var reopened = db.Turns().Where(t => t.Event == ChatEvent.Reopened || t.Event == ChatEvent.Resumed);
        return new(others, await db.Set<ChatMessage>().Where(m => m.ChatId == chatId && (m.Event == ChatEvent.Closed || m.Event == ChatEvent.Left)
            && reopened.Any(r => r.ChatId == chatId && r.Number == db.Turns().Where(t => t.ChatId == chatId && t.Number > m.Number).Min(t => (int?)t.Number))).Select(m => m.Id).ToListAsync(ct));
    }

    /// <summary>The next line, with whether it ends something.</summary>
    public ClockLine Pass(ClockLine line)
    {
        var begun = chats.Count(c => c.Begun <= line.At);
        closed += line.Event switch { ChatEvent.Closed or ChatEvent.Left => 1, ChatEvent.Reopened or ChatEvent.Resumed => -1, _ => 0 };
        closed = Math.Clamp(closed, chats.Count(c => c.Begun <= line.At && c.Gone <= line.At), begun); // one that went into another is open no more
        return line with { Ends = closed == begun || beforeReopening.Contains(line.Id) };
    }

    /// <summary>From when until when a chat had lines of its own.</summary>
    private sealed record Span(DateTime Begun, DateTime? Gone);
}
