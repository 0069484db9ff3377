using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Messages;

/// <summary>Files in a message are for who may read it; where it, or one soon after it, was reported, for moderators too.</summary>
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

        return standing.IsModerator && await (
            from m in db.Set<Message>()
            join r in db.Set<Message>() on m.ConversationId equals r.ConversationId
            where ids.Contains(m.Id) && r.Number >= m.Number && r.Number <= m.Number + (2 * ModeratedMessages.Before)
                && db.Set<Case>().Any(c => c.Kind == CaseKind.Flag && c.Subject == "message:" + r.Id.ToString())
            select r.Id).AnyAsync(ct);
    }
}
