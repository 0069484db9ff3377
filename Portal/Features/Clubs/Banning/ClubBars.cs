using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Who was banned from a club, for the rooms that belong to it.</summary>
internal sealed class ClubBars : IGroupBars
{
    public IQueryable<long> Barred(PortalDb db, long groupId, DateTime now) => ClubBan.Now(db, groupId, now).Select(b => b.AccountId);
}
