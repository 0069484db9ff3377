using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Cli;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Forum;

/// <summary>
/// Counts all contributions month by month, each in a transaction of its own: for the verb <c>reindex</c>, after an import, and once for a database from before
/// they were counted. Cut off anywhere, it begins again.
/// </summary>
public sealed class ContributionRebuild(Database database, TimeProvider time) : IReindex, IJob
{
    private const int People = 500;
    private const string Made = "contributions";

    /// <summary>Greater by one whenever they are counted otherwise.</summary>
    private const int Form = 1;

    /// <inheritdoc/>
    public string Name => "contributions-at-first";

    /// <inheritdoc/>
    public TimeSpan Every => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task Run(CancellationToken ct)
    {
        if (!await database.Read(db => db.IsMade(Made, Form, ct)))
        {
            await Rebuild(ct);
        }
    }

    /// <inheritdoc/>
    public async Task<long> Rebuild(CancellationToken ct)
    {
        var first = await database.Read(db => db.Set<Post>().OrderBy(p => p.CreatedAt).Select(p => (DateTime?)p.CreatedAt).FirstOrDefaultAsync(ct));
        for (var month = first is { } begin ? Months.Of(begin) : int.MaxValue; month <= Months.Of(time.GetUtcNow().UtcDateTime); month = Months.Add(month, 1))
        {
            var counted = month;
            await Do(db => ContributionRows.Count(db, counted, null, ct), ct);
        }

        for (var after = 0L; await Next(after, ct) is { Count: > 0 } some; after = some[^1])
        {
            await Do(db => Merits.Award(db, some, time.GetUtcNow().UtcDateTime, ct), ct);
        }

        await Do(db => db.NoteMade(Made, Form, time.GetUtcNow().UtcDateTime, ct), ct);
        return await database.Read(db => db.Set<Contribution>().LongCountAsync(ct));
    }

    private Task<List<long>> Next(long after, CancellationToken ct) =>
        database.Read(db => db.Set<Contribution>().Where(c => c.AccountId > after).Select(c => c.AccountId).Distinct().OrderBy(id => id).Take(People).ToListAsync(ct));

    private Task<Result<Nothing>> Do(Func<PortalDb, Task> deed, CancellationToken ct) => database.Write<Nothing>(
        async db =>
        {
            await deed(db);
            return default(Nothing);
        },
        ct);
}
