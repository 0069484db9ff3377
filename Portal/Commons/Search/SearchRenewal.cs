using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Commons.Search;

/// <summary>After an update whose entries have another form, puts everything in anew while the portal serves. Cut off anywhere, it begins again.</summary>
public sealed class SearchRenewal(Database database, SearchFeeder feeder, IEnumerable<ISearchable> rooms, TimeProvider time) : IJob
{
    /// <summary>The form that is written now: greater by one whenever entries get other words or marks, or another kind of thing can be found.</summary>
    public const int Current = 3;

    /// <summary>Under this name it is noted.</summary>
    public const string Made = "search";

    /// <inheritdoc/>
    public string Name => "search-renewal";

    /// <inheritdoc/>
    public TimeSpan Every => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task Run(CancellationToken ct)
    {
        if (!await database.Read(db => db.IsMade(Made, Current, ct)))
        {
            await feeder.PutAll(ct);
            await Note(ct);
        }
    }

    /// <summary>Notes that everything stands in the current form.</summary>
    internal Task Note(CancellationToken ct) => database.Write<Nothing>(
        async db =>
        {
            await db.NoteMade(Made, Current, time.GetUtcNow().UtcDateTime, ct);
            return default(Nothing);
        },
        ct);

    /// <summary>Notes the same where there is nothing yet: all that comes will be of that form.</summary>
    internal async Task NoteWhereEmpty(CancellationToken ct)
    {
        if (await database.Read(db => IsEmpty(db, ct)))
        {
            await Note(ct);
        }
    }

    private async Task<bool> IsEmpty(PortalDb db, CancellationToken ct)
    {
        foreach (var room in rooms)
        {
            if ((await room.Ids(db, 0, 1, ct)).Count > 0)
            {
                return false;
            }
        }

        return true;
    }
}
