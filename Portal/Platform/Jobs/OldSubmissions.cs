using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Platform.Jobs;

/// <summary>Forgets the keys of requests that nobody sends again.</summary>
internal sealed class OldSubmissions(Database database, TimeProvider time) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Name => "old-submissions";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task Run(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        return database.Write<Nothing>(
            async db =>
            {
                await db.Set<Submission>().Where(s => s.At < before).ExecuteDeleteAsync(ct);
                return default(Nothing);
            },
            ct);
    }
}
