using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Clubs;

/// <summary>Files in the text about a club are for who may know of the club.</summary>
internal sealed class ClubFiles(TimeProvider time) : IFileHolder
{
    public string Kind => "club";

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var clubs = await db.Set<Group>().Where(g => ids.Contains(g.Id)).Select(g => new { g.Id, g.Visibility }).ToListAsync(ct);
        return clubs.Exists(c => ClubRules.MaySee(standing, c.Visibility, c.Id));
    }
}
