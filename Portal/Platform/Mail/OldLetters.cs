using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Platform.Mail;

/// <summary>Throws letters away that left long ago: they hold links and names that nobody needs any more.</summary>
internal sealed class OldLetters(Database database, TimeProvider time) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public string Name => "old-letters";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task Run(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        return database.Write<Nothing>(
            async db =>
            {
                await db.Set<Letter>().Where(l => l.At < before && l.DueAt == null).ExecuteDeleteAsync(ct);
                return default(Nothing);
            },
            ct);
    }
}
