using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Events;

/// <summary>Files in a question or an answer are for who may see it.</summary>
internal sealed class HourFiles(TimeProvider time) : IFileHolder
{
    public string Kind => HourEntry.Kind;

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<HourEntry>().SeenBy(db, standing).AnyAsync(x => ids.Contains(x.Id), ct);
    }
}
