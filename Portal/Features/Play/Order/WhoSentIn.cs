using Portal.Commons.Sanctions;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>The clubs to whose contests somebody sent something in.</summary>
internal sealed class WhoSentIn : WroteInClubs
{
    protected override IQueryable<long> ClubsOf(PortalDb db, long accountId) =>
        from x in db.Set<ContestEntry>()
        join g in db.Set<Game>() on x.GameId equals g.Id
        where x.AuthorId == accountId
        select g.GroupId;
}
