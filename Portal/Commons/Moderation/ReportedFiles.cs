using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Commons.Moderation;

/// <summary>A file that somebody reported is shown to the moderators of the whole portal, as a message that was reported is: it, and nothing else of the conversation or chat in which it stands.</summary>
internal sealed class ReportedFiles(TimeProvider time) : IReportedFiles
{
    public async Task<bool> Shows(PortalDb db, Actor actor, long fileId, CancellationToken ct)
    {
        var subject = new Subject(ModeratedFiles.Word, fileId).ToString();
        return actor.AccountId is not null && await db.Set<Case>().AnyAsync(c => c.Kind == CaseKind.Flag && c.Subject == subject, ct)
            && (await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).IsModerator;
    }
}
