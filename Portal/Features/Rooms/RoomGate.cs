using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Rooms;

/// <summary>To a room may listen who may read it.</summary>
internal sealed class RoomGate(Database database, TimeProvider time) : IChannelGate
{
    public async Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (ChannelName.IdOf(channel, "room") is not { } id)
        {
            return null;
        }

        await using var db = database.Open();
        return await db.Set<Room>().SeenBy(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).AnyAsync(r => r.Id == id, ct);
    }
}
