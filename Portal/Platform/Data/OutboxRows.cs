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

    /// <summary>The rows after a number, in order.</summary>
    public static Task<List<NewsRow>> After(PortalDb db, long seq, int most, CancellationToken ct) => db.Rows(
        """SELECT "Id", "Seq", "At", "Type", "Channels", "Data", "About", "Withheld" FROM "News" WHERE "Seq" > @0 ORDER BY "Seq" LIMIT @1""",
        row => new NewsRow
        {
            Id = row.GetInt64(0),
            Seq = row.GetInt64(1),
            At = row.Time(2),
            Type = row.GetString(3),
            Channels = row.GetString(4),
            Data = row.GetString(5),
            About = row.TextOrNull(6),
            Withheld = row.GetBoolean(7),
        },
        ct,
        seq,
        most);
}
