using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Forum;

/// <summary>Files in a post are for who may see the post.</summary>
internal sealed class PostFiles(TimeProvider time) : IFileHolder
{
    public string Kind => "post";

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<Post>().SeenBy(db, standing).Where(p => ids.Contains(p.Id)).Join(db.Set<Topic>().SeenBy(standing), p => p.TopicId, t => t.Id, (p, t) => p.Id).AnyAsync(ct);
    }
}
