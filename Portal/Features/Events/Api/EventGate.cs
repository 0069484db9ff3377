using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Events;

/// <summary>To an event may listen who may see it; to those that everyone may read, everyone.</summary>
internal sealed class EventGate(Database database, TimeProvider time) : IChannelGate
{
    public async Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (channel == EventNews.All)
        {
            return true;
        }

        if (ChannelName.IdOf(channel, Event.Kind) is not { } id)
        {
            return null;
        }

        await using var db = database.Open();
        return await db.Set<Event>().SeenBy(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).AnyAsync(e => e.Id == id, ct);
    }
}
