using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Clubs;

/// <summary>Files of articles, downloads and photos are for who may see these.</summary>
internal sealed class ItemFiles(TimeProvider time) : IFileHolder
{
    public string Kind => ClubItem.Word;

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<ClubItem>().SeenBy(db, standing).AnyAsync(i => ids.Contains(i.Id), ct);
    }
}
