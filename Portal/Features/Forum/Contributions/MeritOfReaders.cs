using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Forum;

/// <summary>Gives trust to who reads and does not write: once an hour it looks at those who were here today.</summary>
internal sealed class MeritOfReaders(Database database, TimeProvider time) : IJob
{
    private const int People = 500;

    public string Name => "merit-of-readers";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = now.Date;
        for (var after = 0L; ;)
        {
            var from = after;
            var some = await database.Read(db => db.Set<Visits>().Where(v => v.LastDay >= today && v.AccountId > from).OrderBy(v => v.AccountId).Select(v => v.AccountId).Take(People).ToListAsync(ct));
            if (some.Count == 0)
            {
                return;
            }

            await database.Write<Nothing>(
                async db =>
                {
                    await Merits.Award(db, some, now, ct);
                    return default(Nothing);
                },
                ct);
            after = some[^1];
        }
    }
}
