using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Rooms;

/// <summary>Who may read and write in a room.</summary>
public static class RoomRules
{
    /// <summary>The rooms that somebody may read.</summary>
    public static IQueryable<Room> SeenBy(this IQueryable<Room> rooms, Standing standing) =>
        standing.IsModerator ? rooms : rooms.Where(r => r.Public || standing.Groups.Contains(r.GroupId));

    /// <summary>Why somebody may not write in a room of this group, or null: its members write, and moderators.</summary>
    public static Problem? MayNotWrite(Standing standing, long groupId) =>
        standing.MayNotWrite ?? (standing.IsIn(groupId) || standing.IsModerator ? null : Problem.Refused<RoomsText>("MembersOnly"));
}
