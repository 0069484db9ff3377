using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Rooms;

/// <summary>Files in a room are for who may read the room.</summary>
internal sealed class RoomFiles(TimeProvider time) : IFileHolder
{
    public string Kind => "room";

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<Room>().SeenBy(standing).AnyAsync(r => ids.Contains(r.Id), ct);
    }
}
