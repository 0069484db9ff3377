using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Commons.Search;

/// <summary>A thing's words as the index keeps them.</summary>
/// <param name="Id">The thing.</param>
/// <param name="At">When it was written.</param>
/// <param name="Words">All words, or on PostgreSQL the tsvector.</param>
/// <param name="Stems">The stems that differ from their words; empty on PostgreSQL.</param>
internal sealed record IndexedText(long Id, DateTime At, string Words, string Stems)
{
    /// <summary>Takes a text apart for a database. Costs processor time: do it before the transaction.</summary>
    public static IndexedText Of(SearchableText text, bool sqlite) =>
        sqlite && SearchText.Of(text.Text) is var words ? new(text.Id, text.At, words.Words, words.Stems) : new(text.Id, text.At, SearchText.ToTsVector(text.Text), "");
}

/// <summary>
/// The words of all things: an FTS5 table without content on SQLite, a tsvector under GIN on PostgreSQL, both fed with the same words
/// (<see cref="SearchText"/>), so that both find the same. A migration tool cannot describe either, so they are made here when they are missing.
/// </summary>
internal static class SearchIndex
{
    /// <summary>Above so many hits the newest come first instead of the best: ranking them all would take too long.</summary>
    private const int MostRanked = 1000;

    /// <summary>Makes the structures where they are missing.</summary>
    public static Task Ensure(PortalDb db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        db.IsSqlite
            ? "CREATE VIRTUAL TABLE IF NOT EXISTS \"SearchWords\" USING fts5(words, stems, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 0\")"
            : """
              ALTER TABLE "SearchEntries" ADD COLUMN IF NOT EXISTS "Words" tsvector;
              CREATE INDEX IF NOT EXISTS "IX_SearchEntries_Words" ON "SearchEntries" USING gin ("Words") WITH (fastupdate = off);
              """,
        ct);

    /// <summary>Puts things in, in place of what was there of them, inside a transaction.</summary>
    public static async Task Put(PortalDb db, string kind, IReadOnlyList<long> ids, IReadOnlyList<IndexedText> texts, CancellationToken ct)
    {
        await Remove(db, kind, ids, ct);
        if (texts.Count > 0)
        {
            await (db.IsSqlite ? PutSqlite(db, kind, texts, ct) : PutPostgres(db, kind, texts, ct));
        }
    }

    /// <summary>How many entries have no words, and so are never found.</summary>
    public static Task<long> Wordless(PortalDb db, CancellationToken ct) => db.Database.SqlQueryRaw<long>(
        db.IsSqlite
            ? "SELECT count(*) AS \"Value\" FROM \"SearchEntries\" e WHERE NOT EXISTS (SELECT 1 FROM \"SearchWords_docsize\" w WHERE w.id = e.\"Id\")"
            : "SELECT count(*) AS \"Value\" FROM \"SearchEntries\" WHERE \"Words\" IS NULL").SingleAsync(ct);

    /// <summary>Empties the index.</summary>
    public static async Task Clear(PortalDb db, CancellationToken ct)
    {
        await db.Set<SearchEntry>().ExecuteDeleteAsync(ct);
        if (db.IsSqlite)
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"SearchWords\"", ct);
            await Ensure(db, ct);
        }
    }

    /// <summary>Finds things: the best first, or the newest where there are very many.</summary>
    public static async Task<List<(string Kind, long Id)>> Find(PortalDb db, SearchQuery query, int skip, int take, CancellationToken ct)
    {
        var match = db.IsSqlite ? query.ToFts5() : query.ToTsQuery();
        if (match is null)
        {
            return [];
        }

        var hits = (await db.Rows(db.IsSqlite ? CountSqlite : CountPostgres, row => row.GetInt64(0), ct, match))[0];
        var statement = (db.IsSqlite, hits > MostRanked) switch
        {
            (true, true) => NewestSqlite,
            (true, false) => RankedSqlite,
            (false, true) => NewestPostgres,
            (false, false) => RankedPostgres,
        };
        return await db.Rows(statement, row => (row.GetString(0), row.GetInt64(1)), ct, match, take, skip);
    }

    private static readonly string CountSqlite = $"""SELECT count(*) FROM (SELECT 1 FROM "SearchWords" WHERE "SearchWords" MATCH @0 LIMIT {MostRanked + 1})""";

    private const string NewestSqlite =
        """
        SELECT e."Kind", e."ThingId" FROM (SELECT rowid AS id FROM "SearchWords" WHERE "SearchWords" MATCH @0 ORDER BY rowid DESC LIMIT @1 OFFSET @2) f
        JOIN "SearchEntries" e ON e."Id" = f.id ORDER BY f.id DESC
        """;

    private const string RankedSqlite =
        """
        SELECT e."Kind", e."ThingId" FROM (SELECT rowid AS id, rank AS r FROM "SearchWords" WHERE "SearchWords" MATCH @0 ORDER BY rank LIMIT @1 OFFSET @2) f
        JOIN "SearchEntries" e ON e."Id" = f.id ORDER BY f.r, f.id DESC
        """;

    private static readonly string CountPostgres = $"""SELECT count(*) FROM (SELECT 1 FROM "SearchEntries" WHERE "Words" @@ @0::tsquery LIMIT {MostRanked + 1}) c""";

    private const string NewestPostgres = """SELECT "Kind", "ThingId" FROM "SearchEntries" WHERE "Words" @@ @0::tsquery ORDER BY "Id" DESC LIMIT @1 OFFSET @2""";

    private const string RankedPostgres =
        """
        SELECT "Kind", "ThingId" FROM "SearchEntries" WHERE "Words" @@ @0::tsquery
        ORDER BY ts_rank("Words", @0::tsquery, 1) DESC, "Id" DESC LIMIT @1 OFFSET @2
        """;

    private static async Task Remove(PortalDb db, string kind, IReadOnlyList<long> things, CancellationToken ct)
    {
        var old = await db.Set<SearchEntry>().Where(e => e.Kind == kind && things.Contains(e.ThingId)).Select(e => e.Id).ToListAsync(ct);
        if (old.Count == 0)
        {
            return;
        }

        if (db.IsSqlite)
        {
            await db.Do($"""DELETE FROM "SearchWords" WHERE rowid {db.Among("@0")}""", ct, db.Ids(old));
        }

        await db.Set<SearchEntry>().Where(e => old.Contains(e.Id)).ExecuteDeleteAsync(ct);
    }

    private static async Task PutSqlite(PortalDb db, string kind, IReadOnlyList<IndexedText> texts, CancellationToken ct)
    {
        foreach (var text in texts)
        {
            var entry = (await db.Rows("""INSERT INTO "SearchEntries" ("Kind", "ThingId", "At") VALUES (@0, @1, @2) RETURNING "Id" """, row => row.GetInt64(0), ct, kind, text.Id, text.At))[0];
            await db.Do("""INSERT INTO "SearchWords" (rowid, words, stems) VALUES (@0, @1, @2)""", ct, entry, text.Words, text.Stems);
        }
    }

    private static Task PutPostgres(PortalDb db, string kind, IReadOnlyList<IndexedText> texts, CancellationToken ct) => db.Do(
        """
        INSERT INTO "SearchEntries" ("Kind", "ThingId", "At", "Words")
        SELECT @0, id, at, words::tsvector FROM unnest(@1::bigint[], @2::timestamptz[], @3::text[]) WITH ORDINALITY AS t(id, at, words, n) ORDER BY n
        """,
        ct,
        kind,
        texts.Select(t => t.Id).ToArray(),
        texts.Select(t => t.At).ToArray(),
        texts.Select(t => t.Words).ToArray());
}
