using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Rooms;

/// <summary>To a room may listen who may read it; that there is a public room may hear everybody, and of one for staff, staff.</summary>
internal sealed class RoomGate(Database database, TimeProvider time) : IChannelGate
{
    public async Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (channel == RoomNews.PublicRooms)
        {
            return true;
        }

        var id = ChannelName.IdOf(channel, "room");
        if (id is null && channel != RoomNews.StaffRooms)
        {
            return null;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return id is null ? RoomRules.IsStaff(standing) : await db.Set<Room>().SeenBy(standing).AnyAsync(r => r.Id == id, ct);
    }
}
