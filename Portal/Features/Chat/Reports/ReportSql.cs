using System.Data.Common;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>What ended in one bucket, of one kind and in one way.</summary>
internal sealed record MeasureRow(long? Bucket, MeasureKind Kind, MeasureEnd End, int Count, int Met, int Late, double Median, double Percentile90, double WallMedian);

/// <summary>How many there are of something in one bucket.</summary>
internal sealed record CountRow(long? Bucket, int Count);

/// <summary>The ratings of one bucket.</summary>
internal sealed record RatingRow(long? Bucket, Verdict Verdict, int Count);

/// <summary>
/// Adds up measures and ratings in the database, each question in one pass: as many rows come back as there are buckets, however much was measured. A percentile is a value that was measured:
/// the smallest that at least so many did not exceed.
/// </summary>
internal sealed class ReportSql(PortalDb db, ReportScope scope, CancellationToken ct)
{
    private object?[] Values => [scope.Start, scope.End, .. new[] { scope.DepartmentId, scope.AgentId }.OfType<object>()];

    private string InDepartment => scope.DepartmentId is null ? "" : """ AND m."DepartmentId" = @2""";

    private string AgentValue => scope.DepartmentId is null ? "@2" : "@3";

    private string ByAgent => scope.AgentId is null ? "" : $""" AND m."AgentId" = {AgentValue}""";

    /// <summary>What ended.</summary>
    public Task<List<MeasureRow>> Measures(string bucket) => db.Rows(
        $"""
        SELECT b, k, e, COUNT(*), SUM(met), SUM(late), MIN(CASE WHEN r * 2 >= n THEN s END), MIN(CASE WHEN r * 10 >= n * 9 THEN s END), MIN(CASE WHEN rw * 2 >= n THEN w END)
        FROM (
            SELECT x.*, ROW_NUMBER() OVER (PARTITION BY b, k, e ORDER BY s) AS r, ROW_NUMBER() OVER (PARTITION BY b, k, e ORDER BY w) AS rw, COUNT(*) OVER (PARTITION BY b, k, e) AS n
            FROM (
                SELECT {bucket} AS b, m."Kind" AS k, m."End" AS e, m."OpenSeconds" AS s, m."WallSeconds" AS w,
                       CASE WHEN m."End" = '{MeasureEnd.Given}' AND m."BreachedAt" IS NULL AND (m."Target" IS NOT NULL OR m."Kind" = '{MeasureKind.Promise}') THEN 1 ELSE 0 END AS met,
                       CASE WHEN m."BreachedAt" IS NULL THEN 0 ELSE 1 END AS late
                FROM "ChatMeasures" m WHERE {Ended}
            ) x
        ) y GROUP BY b, k, e
        """,
        row => new MeasureRow(
            row.LongOrNull(0), Enum.Parse<MeasureKind>(row.GetString(1)), Enum.Parse<MeasureEnd>(row.GetString(2)), Whole(row, 3), Whole(row, 4), Whole(row, 5), row.GetDouble(6), row.GetDouble(7),
            row.GetDouble(8)),
        ct, Values);

    /// <summary>The chats that were begun, and those that went on after an end. What ended before the period began cannot have begun in it.</summary>
    public Task<List<CountRow>> Begun(string bucket) => db.Rows(
        $"""
        SELECT b, COUNT(*) FROM (
            SELECT {bucket} AS b FROM "ChatMeasures" m WHERE m."EndedAt" IS NULL AND {Opened}
            UNION ALL SELECT {bucket} FROM "ChatMeasures" m WHERE m."EndedAt" >= @0 AND {Opened}
        ) x GROUP BY b
        """,
        row => new CountRow(row.LongOrNull(0), Whole(row, 1)), ct, Values);

    /// <summary>The first answers that were given.</summary>
    public Task<List<CountRow>> Answered(string bucket) => db.Rows(
        $"""SELECT {bucket}, COUNT(*) FROM "ChatMeasures" m WHERE {Ended} AND m."Kind" = '{MeasureKind.FirstAnswer}' AND m."End" = '{MeasureEnd.Given}' GROUP BY 1""",
        row => new CountRow(row.LongOrNull(0), Whole(row, 1)), ct, Values);

    /// <summary>The ratings (<c>r</c>), each with the solution (<c>m</c>) that was rated.</summary>
    public Task<List<RatingRow>> Ratings(string bucket) => db.Rows(
        $"""
        SELECT b, v, COUNT(*) FROM (
            SELECT {bucket} AS b, r."Verdict" AS v FROM "ChatRatings" r
            LEFT JOIN "ChatMessages" l ON l."ChatId" = r."ChatId" AND l."Number" = r."Part"
            LEFT JOIN "ChatMeasures" m ON m."Id" = (SELECT MAX(s."Id") FROM "ChatMeasures" s WHERE s."ChatId" = r."ChatId" AND s."Kind" = '{MeasureKind.Solution}' AND s."EndedAt" = l."At")
            WHERE r."At" >= @0 AND r."At" < @1{InDepartment}{(scope.AgentId is null ? "" : $""" AND r."AgentId" = {AgentValue}""")}
        ) x GROUP BY b, v
        """,
        row => new RatingRow(row.LongOrNull(0), Enum.Parse<Verdict>(row.GetString(1)), Whole(row, 2)), ct, Values);

    private string Ended => $"""m."EndedAt" >= @0 AND m."EndedAt" < @1{InDepartment}{ByAgent}""";

    private string Opened => $"""m."Kind" = '{MeasureKind.Solution}' AND m."OpenedAt" >= @0 AND m."OpenedAt" < @1{InDepartment}""";

    private static int Whole(DbDataReader row, int column) => (int)row.GetInt64(column);
}
