using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Events;

/// <summary>Files in an event are for who may see it.</summary>
internal sealed class EventFiles(TimeProvider time) : IFileHolder
{
    public string Kind => Event.Kind;

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<Event>().SeenBy(db, standing).AnyAsync(e => ids.Contains(e.Id), ct);
    }
}
