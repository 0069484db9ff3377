using Microsoft.EntityFrameworkCore;
using Portal.Platform.Outbox;

namespace Portal.Platform.Data;

/// <summary>On PostgreSQL every deed has a transaction of its own; deeds that met each other are run again.</summary>
internal sealed class PostgresWriter(IDbContextFactory<PortalDb> contexts, NewsSignal signal, TimeProvider time) : IWriter
{
    private const int Tries = 6;

    public async Task Run(Func<PortalDb, Task<bool>> deed, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Once(deed, ct);
                return;
            }
            catch (Exception e) when (attempt < Tries && Conflicts.Passing(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * attempt)), ct);
            }
        }
    }

    private async Task Once(Func<PortalDb, Task<bool>> deed, CancellationToken ct)
    {
        OneConnection.Ask();
        await using var db = contexts.CreateDbContext();
        OneConnection.Rent(db);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            if (!await deed(db))
            {
                return;
            }

            var told = await db.WriteNews(time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(CancellationToken.None);
            if (told)
            {
                signal.Set();
            }
        }
        finally
        {
            // The context goes back to the pool; what a deed told that failed is not the next one's to tell.
            db.Forget();
        }
    }
}
