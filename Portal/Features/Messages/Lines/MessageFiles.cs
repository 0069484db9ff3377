using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Messages;

/// <summary>Files in a message are for who may read it; where it was reported, or shown with one that was, for moderators too.</summary>
internal sealed class MessageFiles(TimeProvider time) : IFileHolder
{
    public string Kind => "message";

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (await db.Set<Message>().Where(m => !m.Hidden || standing.IsModerator).SeenBy(db, standing).AnyAsync(m => ids.Contains(m.Id), ct))
        {
            return true;
        }

        var subjects = ids.Select(id => new Subject(Kind, id).ToString()).ToList();
        return standing.IsModerator
            && (await db.Set<Case>().AnyAsync(c => c.Kind == CaseKind.Flag && subjects.Contains(c.Subject), ct) || await db.Set<EvidenceLine>().AnyAsync(l => subjects.Contains(l.Subject), ct));
    }
}
