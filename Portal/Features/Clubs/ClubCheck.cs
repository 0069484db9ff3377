using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Platform.Cli;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>What a club says of its members is true, somebody runs it while there are any, and its places are read by whoever may read it.</summary>
internal sealed class ClubCheck : ICheck
{
    private const int Most = 1000;

    public string Name => "clubs: their members";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var wrong = await (
            from c in db.Set<Club>()
            let members = db.Set<Membership>().Count(m => m.GroupId == c.Id && !m.Waiting)
            let hosts = db.Set<Membership>().Count(m => m.GroupId == c.Id && m.Role == GroupRole.Host)
            where c.MemberCount != members || (hosts == 0 && members > 0)
            orderby c.Id
            select new { c.Slug, c.MemberCount, members, hosts }).Take(Most).ToListAsync(ct);
        var open = await (
            from c in db.Set<Club>()
            join g in db.Set<Group>() on c.Id equals g.Id
            let isOpen = g.Visibility == Visibility.Open
            where db.Set<Category>().Any(b => b.Id == c.BoardId && b.Public != isOpen) || db.Set<Room>().Any(r => r.Id == c.RoomId && r.Public != isOpen) || db.Set<Topic>().Any(t => t.CategoryId == c.BoardId && t.Public != isOpen)
            orderby c.Id
            select c.Slug).Take(Most).ToListAsync(ct);
        return
        [
            .. open.Select(slug => $"the club {slug} has a board, topics or a room that others read than the club"),
            .. wrong.Where(w => w.MemberCount != w.members).Select(w => $"the club {w.Slug} says {w.MemberCount} members, and has {w.members}"),
            .. wrong.Where(w => w.hosts == 0 && w.members > 0).Select(w => $"the club {w.Slug} has {w.members} members and no host"),
        ];
    }
}
