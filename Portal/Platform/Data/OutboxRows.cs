using System.Data.Common;
using Portal.Platform.Outbox;

namespace Portal.Platform.Data;

/// <summary>Writes and reads the rows of the outbox: every deed that tells something writes there, and every node reads each row.</summary>
internal static class OutboxRows
{
    /// <summary>Writes a row in the deed's transaction.</summary>
    public static Task Write(PortalDb db, NewsRow row) => db.Do(
        """INSERT INTO "News" ("At", "Type", "Channels", "Data", "About", "Withheld") VALUES (@0, @1, @2, @3, @4, @5)""",
        CancellationToken.None,
        row.At,
        row.Type,
        row.Channels,
        row.Data,
        row.About,
        row.Withheld);

    /// <summary>Takes what was told on the channel of a thing from channels that the thing left. Reads the whole outbox: for what is seldom done.</summary>
    public static async Task Leave(PortalDb db, string whole, IReadOnlyList<string> left)
    {
        foreach (var channel in left)
        {
            await db.Do("""UPDATE "News" SET "Channels" = replace("Channels", @0, ' ') WHERE "Channels" LIKE @1""", CancellationToken.None, $" {channel} ", $"% {whole} %");
        }
    }

    /// <summary>The rows after a number, in order.</summary>
    public static Task<List<NewsRow>> After(PortalDb db, long seq, int most, CancellationToken ct) =>
        db.Rows($"""{Columns} WHERE "{Seq(db)}" > @0 ORDER BY "{Seq(db)}" LIMIT @1""", Row, ct, seq, most);

    /// <summary>The last rows, in order.</summary>
    public static async Task<List<NewsRow>> Last(PortalDb db, int most, CancellationToken ct)
    {
        var rows = await db.Rows($"""{Columns} WHERE "{Seq(db)}" IS NOT NULL ORDER BY "{Seq(db)}" DESC LIMIT @0""", Row, ct, most);
        rows.Reverse();
        return rows;
    }

    /// <summary>
    /// The number of the newest row on a channel up to a number. Reads backwards until it finds one; where there is none, it may have been among those that were thrown away:
    /// then the answer is the last of these, and 0 only where none was.
    /// </summary>
    public static async Task<long> NewestOn(PortalDb db, string channel, long upTo, CancellationToken ct) =>
        await db.Rows(
            $"""SELECT "{Seq(db)}" FROM "News" WHERE "{Seq(db)}" <= @0 AND {(db.IsSqlite ? "instr" : "strpos")}("Channels", @1) > 0 ORDER BY "{Seq(db)}" DESC LIMIT 1""",
            row => row.GetInt64(0),
            ct,
            upTo,
            $" {channel} ") is [var newest] ? newest : await FirstSeq(db, ct) - 1;

    /// <summary>The number of the oldest row that is kept; 1 where there is none.</summary>
    public static async Task<long> FirstSeq(PortalDb db, CancellationToken ct) =>
        (await db.Rows($"""SELECT min("{Seq(db)}") FROM "News" """, row => row.LongOrNull(0), ct))[0] ?? 1;

    /// <summary>Throws away the rows up to a number.</summary>
    public static Task Forget(PortalDb db, long upTo, CancellationToken ct) => db.Do($"""DELETE FROM "News" WHERE "{Seq(db)}" <= @0""", ct, upTo);

    /// <summary>The number of the newest row of all; 0 where there is none.</summary>
    public static async Task<long> LastSeq(PortalDb db, CancellationToken ct) =>
        (await db.Rows($"""SELECT max("{Seq(db)}") FROM "News" """, row => row.LongOrNull(0), ct))[0] ?? 0;

    private const string Columns = """SELECT "Id", "Seq", "At", "Type", "Channels", "Data", "About", "Withheld" FROM "News" """;

    /// <summary>On SQLite the number is the id, which has an index already: see <see cref="SqlitePortalDb"/>.</summary>
    private static string Seq(PortalDb db) => db.IsSqlite ? "Id" : "Seq";

    private static NewsRow Row(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Seq = row.GetInt64(1),
        At = row.Time(2),
        Type = row.GetString(3),
        Channels = row.GetString(4),
        Data = row.GetString(5),
        About = row.TextOrNull(6),
        Withheld = row.GetBoolean(7),
    };
}
