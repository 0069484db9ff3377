using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Accounts;

/// <summary>Throws away what nobody needs any more: counts of wrong passwords from yesterday, and requests that were never confirmed.</summary>
internal sealed class OldCounts(Database database, TimeProvider time) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public string Name => "accounts-tidy";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task Run(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return database.Write<Nothing>(
            async db =>
            {
                await db.Set<SignInCount>().Where(c => c.At < now - Kept && (c.LockedUntil == null || c.LockedUntil < now)).ExecuteDeleteAsync(ct);
                await db.Set<AccountRequest>().Where(r => r.At < now - AccountRequest.Kept).ExecuteDeleteAsync(ct);
                return default(Nothing);
            },
            ct);
    }
}
