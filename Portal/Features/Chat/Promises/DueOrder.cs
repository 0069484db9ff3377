using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// The order of chats that wait: what is due first, and behind all that is due at some time, who waits longest. A cursor that stands among what is due holds that time and the chat's id, one that
/// stands behind it the time since when the customer waits and the id below zero.
/// </summary>
internal static class DueOrder
{
    /// <summary>The chats behind a cursor, in this order.</summary>
    public static IQueryable<Chat> Of(PortalDb db, IQueryable<Chat> chats, Cursor from)
    {
        var (at, id) = (from.At, from.Id);
        var rows = chats.Select(c => new
        {
            Chat = c,
            Due = db.RunningClocks().Where(m => m.ChatId == c.Id).Min(m => m.DueAt),
        });
        var behind = from == Cursor.Start ? rows
            : id > 0 ? rows.Where(r => r.Due == null || r.Due > at || (r.Due == at && r.Chat.Id > id))
            : rows.Where(r => r.Due == null && (r.Chat.WaitingSince > at || (r.Chat.WaitingSince == at && r.Chat.Id > -id)));
        return behind.OrderBy(r => r.Due == null).ThenBy(r => r.Due ?? r.Chat.WaitingSince).ThenBy(r => r.Chat.Id).Select(r => r.Chat);
    }

    /// <summary>The cursor that stands at a chat.</summary>
    public static Cursor After(DeskItem item) => item.Clocks is [{ DueAt: { } due }, ..] ? new(due, item.Id) : new(item.WaitingSince, -item.Id);
}
