using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Who was banned from a group: asked by rooms in which also others than its members have a part. Brought by the room that a group stands for.</summary>
public interface IGroupBars
{
    /// <summary>The accounts that may not come in now, as a part of queries.</summary>
    IQueryable<long> Barred(PortalDb db, long groupId, DateTime now);
}
