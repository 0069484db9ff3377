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

/// <summary>Lets who reads the log take it along, newest first, as far as they read it; line after line, never all at once.</summary>
public sealed class AuditExport(Database database, TimeProvider time)
{
    /// <summary>The most lines of a file: the newest; what is older is asked for by its days.</summary>
    public const int MostLines = 100_000;

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
        yield return Platform.Text.Csv.Mark + Platform.Text.Csv.Line("id", "at", "action", "by", "subject", "whom", "place", "reason", "details", "before", "after", "rescued");
        await foreach (var l in Lines(standing, filter, ct))
        {
            yield return Platform.Text.Csv.Line(l.Id, l.At, AuditAddress.Word(l.Action), l.By?.Name, l.Subject, l.Whom?.Name, l.Place, l.Reason, l.Details, l.Before, l.After, l.Rescued ? "yes" : null);
        }
    }

    private async IAsyncEnumerable<string> Ndjson(Standing standing, AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var line in Lines(standing, filter, ct))
        {
            yield return JsonSerializer.Serialize(AuditLineJson.Of(line), ApiJson.Options) + "\n";
        }
    }

    private async IAsyncEnumerable<AuditLine> Lines(Standing standing, AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = database.Open();
        var wanted = await db.Set<AuditEntry>().SeenBy(standing).Wanted(db, filter, ct);
        await foreach (var line in AuditViews.Lines(db, wanted.OrderByDescending(e => e.Id).Take(MostLines), AuditEntry.MostText).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return line;
        }
    }
}
