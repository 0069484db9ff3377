using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>A line as it is shown.</summary>
/// <param name="It">The line.</param>
/// <param name="By">Who did it; null for the portal itself.</param>
public sealed record HistoryLine(HistoryEntry It, PersonView? By);

/// <summary>Reads the time line of one person, from all sources: notes, sanctions, flags, decisions, appeals and the rest, newest first. For moderators and admins; for who moderates some places alone, what is about these.</summary>
public sealed class PersonHistory(IEnumerable<IPersonHistory> sources, WhereTheyWrote wrote, Database database, TimeProvider time)
{
    /// <summary>How many lines a page holds.</summary>
    public const int PageSize = 40;

    private readonly IPersonHistory[] sources = [.. sources];

    /// <summary>What is kept with the place that it is about, so that who moderates that place alone can see it.</summary>
    private static readonly IReadOnlyList<HistoryKind> AtPlaces = [HistoryKind.Notes, HistoryKind.Sanctions, HistoryKind.FlagsReceived, HistoryKind.Decisions];

    /// <summary>The kinds of which this reader may see lines.</summary>
    public static IReadOnlyList<HistoryKind> KindsFor(Standing reader) =>
        reader.IsModerator ? [.. Enum.GetValues<HistoryKind>().Where(k => k != HistoryKind.Letters || reader.IsAdmin)]
        : reader.Places.Any ? AtPlaces
        : [];

    /// <summary>A page of it; of one kind, or of all that this reader may see.</summary>
    public async Task<Result<Page<HistoryLine>>> Read(Actor actor, long accountId, HistoryKind? kind, Cursor from, CancellationToken ct)
    {
        await using var db = database.Open();
        var reader = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (await wrote.MayNotSee(db, reader, accountId, ct) is { } refused)
        {
            return refused;
        }

        if (await db.Set<Account>().Where(a => a.Id == accountId).Select(a => new { a.Email }).FirstOrDefaultAsync(ct) is not { } account)
        {
            return Problem.NotFound;
        }

        var kinds = KindsFor(reader).Where(k => kind is null || k == kind).ToHashSet();
        var rows = new List<(Cursor Place, HistoryEntry Row)>();
        for (var lane = 0; lane < sources.Length; lane++)
        {
            if (sources[lane].Kinds.Any(kinds.Contains))
            {
                var at = lane;
                var found = await sources[lane].Read(db, new(accountId, account.Email, reader, from, lane, PageSize + 1), kind, ct);
                rows.AddRange(found.Select(entry => (Lanes.Place(entry.At, entry.Id, at), entry)));
            }
        }

        var page = Lanes.Merge(rows, PageSize);
        var ids = page.Items.Select(e => e.ById).OfType<long>().Distinct().ToList();
        var people = await db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(p => p.Id, ct);
        return new Page<HistoryLine>([.. page.Items.Select(e => new HistoryLine(e, e.ById is { } id ? people.GetValueOrDefault(id) : null))], page.Next);
    }
}
