using Portal.Commons.Sanctions;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>The clubs in whose question hours somebody asked or answered.</summary>
internal sealed class WhoAsked : WroteInClubs
{
    protected override IQueryable<long> ClubsOf(PortalDb db, long accountId) =>
        from x in db.Set<HourEntry>()
        join e in db.Set<Event>() on x.EventId equals e.Id
        where x.AuthorId == accountId && e.GroupId != null
        select e.GroupId!.Value;
}
