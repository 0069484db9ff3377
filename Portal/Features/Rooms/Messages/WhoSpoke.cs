using Portal.Commons.Sanctions;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>The clubs in whose rooms somebody spoke.</summary>
internal sealed class WhoSpoke : WroteInClubs
{
    protected override IQueryable<long> ClubsOf(PortalDb db, long accountId) =>
        db.Set<Room>().Where(r => r.GroupId != null && db.Set<RoomMessage>().Any(m => m.AuthorId == accountId && m.RoomId == r.Id)).Select(r => r.GroupId!.Value);
}
