using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Rooms;

/// <summary>Files in a message are for who may read it; those of one that is hidden or deleted for who moderates the room.</summary>
internal sealed class RoomMessageFiles(TimeProvider time) : IFileHolder
{
    public string Kind => RoomNews.Message;

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var rooms = db.Set<Room>().SeenBy(standing);
        var (all, clubs) = (standing.IsModerator, standing.Places.Clubs);
        return await db.Set<RoomMessage>().AnyAsync(
            m => ids.Contains(m.Id) && rooms.Any(r => r.Id == m.RoomId && ((!m.Hidden && m.DeletedAt == null) || all || (r.GroupId != null && clubs.Contains(r.GroupId.Value)))), ct);
    }
}

/// <summary>Files from before messages held them for themselves: they are for who may read the room.</summary>
internal sealed class RoomFiles(TimeProvider time) : IFileHolder
{
    public string Kind => "room";

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<Room>().SeenBy(standing).AnyAsync(r => ids.Contains(r.Id), ct);
    }
}
