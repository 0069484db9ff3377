using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Moderation;

/// <summary>How the log is taken along.</summary>
public enum AuditFormat
{
    /// <summary>Comma-separated values, for spreadsheets.</summary>
    Csv,

    /// <summary>One JSON object a line, for programs.</summary>
    Ndjson,
}

/// <summary>A file of the log.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Lines">Its lines, each with its end.</param>
public sealed record AuditFile(string Name, string Type, IAsyncEnumerable<string> Lines);

/// <summary>Lets who reads the log take it along, newest first, as far as they read it; some lines after some lines, never all at once. What they name is called by its name, too.</summary>
public sealed class AuditExport(Database database, SubjectNames names, TimeProvider time)
{
    /// <summary>The most lines of a file: the newest; what is older is asked for by its days.</summary>
    public const int MostLines = 100_000;

    /// <summary>So many are read, and what they name is looked up, at once.</summary>
    private const int AtOnce = 250;

    /// <summary>The file for a filter.</summary>
    public async Task<Result<AuditFile>> Read(Actor actor, AuditFilter filter, AuditFormat format, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if ((ModerationRules.MayNotEnter(standing) ?? filter.Check()) is { } problem)
        {
            return problem;
        }

        var (csv, name) = (format == AuditFormat.Csv, $"log-{now:yyyy-MM-dd}");
        return new AuditFile(csv ? name + ".csv" : name + ".ndjson", csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8", csv ? Csv(standing, filter, ct) : Ndjson(standing, filter, ct));
    }

    private async IAsyncEnumerable<string> Csv(Standing standing, AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return Platform.Text.Csv.Mark + Platform.Text.Csv.Line(
            "id", "at", "action", "by", "subject", "whom", "place", "reason", "details", "before", "after", "rescued", "subjectName", "subjectUrl", "placeName", "detailsInWords");
        await foreach (var l in Lines(standing, filter, ct))
        {
            yield return Platform.Text.Csv.Line(
                l.Id, l.At, l.Action, l.By?.Name, l.Subject, l.Whom?.Name, l.Place, l.Reason, l.Details, l.Before, l.After, l.Rescued ? "yes" : null, l.SubjectName, l.SubjectUrl, l.PlaceName, l.DetailsInWords);
        }
    }

    private async IAsyncEnumerable<string> Ndjson(Standing standing, AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var line in Lines(standing, filter, ct))
        {
            yield return JsonSerializer.Serialize(line, ApiJson.Options) + "\n";
        }
    }

    private async IAsyncEnumerable<AuditLineJson> Lines(Standing standing, AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = database.Open();
        var wanted = await db.Set<AuditEntry>().SeenBy(standing).Wanted(db, filter, ct);
        var (upTo, left) = (long.MaxValue, MostLines);
        while (left > 0)
        {
            var (before, most) = (upTo, Math.Min(left, AtOnce));
            var some = await AuditViews.Lines(db, wanted.Where(e => e.Id < before).OrderByDescending(e => e.Id).Take(most), AuditEntry.MostText).ToListAsync(ct);
            var called = await names.Find(db, standing, some.SelectMany(AuditViews.NamedIn), ct);
            foreach (var line in some)
            {
                yield return AuditLineJson.Of(line, called);
            }

            (upTo, left) = some.Count < most ? (0L, 0) : (some[^1].Id, left - most);
        }
    }
}
