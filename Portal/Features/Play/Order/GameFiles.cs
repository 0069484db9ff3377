using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Play;

/// <summary>Files in a game are for who may see it.</summary>
internal sealed class GameFiles(TimeProvider time) : IFileHolder
{
    public string Kind => Game.Kind;

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<Game>().SeenBy(db, standing).AnyAsync(g => ids.Contains(g.Id), ct);
    }
}

/// <summary>Files in an entry are for who may see that.</summary>
internal sealed class EntryFiles(TimeProvider time) : IFileHolder
{
    public string Kind => ContestEntry.Kind;

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<ContestEntry>().SeenBy(db, standing).AnyAsync(e => ids.Contains(e.Id), ct);
    }
}
