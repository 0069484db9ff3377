using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Who opens a chat has read the notes beside it that spoke to them.</summary>
public sealed class NotesRead(Database database, NotificationDeeds notifications, TimeProvider time)
{
    /// <summary>Takes what the bell tells of this chat's notes out of it. Nothing is written where it tells of none.</summary>
    public async Task Mark(Actor actor, long chatId, CancellationToken ct)
    {
        if (actor.AccountId is not { } me || !await Any(me, chatId))
        {
            return;
        }

        var marked = await database.Write<bool>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                return (await Standing.Of(db, actor, now, ct)).MayNotUse is { } problem ? problem : await NotificationDeeds.ReadIn(db, me, new("chat", chatId), int.MaxValue, now, ct);
            },
            ct);
        if (marked is { Done: true, Value: true })
        {
            notifications.TellRead(me);
        }

        Task<bool> Any(long account, long chat)
        {
            var whole = new Subject("chat", chat).ToString();
            return database.Read(db => db.Set<Notification>().AnyAsync(n => n.AccountId == account && n.Whole == whole && n.ReadAt == null, ct));
        }
    }
}
