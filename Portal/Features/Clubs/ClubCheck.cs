using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Cli;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>What a club says of its members is true, and somebody runs it while there are any.</summary>
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
        return
        [
            .. wrong.Where(w => w.MemberCount != w.members).Select(w => $"the club {w.Slug} says {w.MemberCount} members, and has {w.members}"),
            .. wrong.Where(w => w.hosts == 0 && w.members > 0).Select(w => $"the club {w.Slug} has {w.members} members and no host"),
        ];
    }
}
