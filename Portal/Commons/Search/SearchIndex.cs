using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Commons.Search;

/// <summary>A thing's words as the index keeps them.</summary>
/// <param name="Id">The thing.</param>
/// <param name="At">When it was written.</param>
/// <param name="Words">All words and marks; on PostgreSQL the tsvector.</param>
internal sealed record IndexedText(long Id, DateTime At, string Words)
{
    /// <summary>Takes a text apart for a database. Costs processor time: do it before the transaction.</summary>
    public static IndexedText Of(SearchableText text, bool sqlite)
    {
        IReadOnlyList<string> marks = [.. text.Marks, SearchOperators.KindMark(text.Kind), .. SearchDates.MarksOf(text.At)];
        return new(text.Id, text.At, sqlite ? SearchText.ToFts5(text.Title, text.Text, marks) : SearchText.ToTsVector(text.Title, text.Text, marks));
    }
}

/// <summary>
/// The words of all things: an FTS5 table without content on SQLite, a tsvector under GIN on PostgreSQL, both fed with the same words
/// (<see cref="SearchText"/>), so that both find the same. A migration tool cannot describe either, so they are made here when they are missing.
/// </summary>
internal static class SearchIndex
{
    /// <summary>Makes the structures where they are missing, and anew where they are those of an earlier portal, whose words are put in again by <see cref="SearchRenewal"/>.</summary>
    public static async Task Ensure(PortalDb db, CancellationToken ct)
    {
        if (db.IsSqlite && await db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM pragma_table_info('SearchWords') WHERE name = 'stems'").SingleAsync(ct) > 0)
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE \"SearchWords\"", ct);
        }

        await db.Do(db.IsSqlite ? MakeSqlite : MakePostgres, ct);
    }

    /// <summary>Puts things in, in place of what was there of them, inside a transaction. A thing keeps its place among the newest.</summary>
    public static async Task Put(PortalDb db, string kind, IReadOnlyList<long> ids, IReadOnlyList<IndexedText> texts, CancellationToken ct)
    {
        await Remove(db, kind, [.. ids.Except(texts.Select(text => text.Id))], ct);
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

    /// <summary>Finds things: first those that have every word in their title, then the others, the newest first among both. The same in both databases, and at the same price however many there are.</summary>
    public static async Task<List<(string Kind, long Id)>> Find(PortalDb db, SearchQuery query, int skip, int take, CancellationToken ct)
    {
        var titled = await Matching(db, db.IsSqlite ? query.TitleFts5() : query.TitleTsQuery(), skip, take, ct);
        if (titled.Count == take)
        {
            return titled;
        }

        var before = titled.Count > 0 || skip == 0 ? 0 : skip - await Count(db, db.IsSqlite ? query.TitleFts5() : query.TitleTsQuery(), skip, ct);
        return [.. titled, .. await Matching(db, db.IsSqlite ? query.RestFts5() : query.RestTsQuery(), before, take - titled.Count, ct)];
    }

    private const string MakeSqlite = $"""CREATE VIRTUAL TABLE IF NOT EXISTS "SearchWords" USING fts5(words, content='', contentless_delete=1, tokenize="{SearchText.Fts5Tokenizer}")""";

    private const string MakePostgres =
        """
        ALTER TABLE "SearchEntries" ADD COLUMN IF NOT EXISTS "Words" tsvector;
        CREATE INDEX IF NOT EXISTS "IX_SearchEntries_Words" ON "SearchEntries" USING gin ("Words") WITH (fastupdate = off);
        """;

    private const string MatchingSqlite =
        """
        SELECT e."Kind", e."ThingId" FROM (SELECT rowid AS id FROM "SearchWords" WHERE "SearchWords" MATCH @0 ORDER BY rowid DESC LIMIT @1 OFFSET @2) f
        JOIN "SearchEntries" e ON e."Id" = f.id ORDER BY f.id DESC
        """;

    private const string MatchingPostgres = """SELECT "Kind", "ThingId" FROM "SearchEntries" WHERE "Words" @@ @0::tsquery ORDER BY "Id" DESC LIMIT @1 OFFSET @2""";

    private const string CountSqlite = """SELECT count(*) FROM (SELECT 1 FROM "SearchWords" WHERE "SearchWords" MATCH @0 LIMIT @1)""";

    private const string CountPostgres = """SELECT count(*) FROM (SELECT 1 FROM "SearchEntries" WHERE "Words" @@ @0::tsquery LIMIT @1) c""";

    private static async Task<List<(string Kind, long Id)>> Matching(PortalDb db, string? match, int skip, int take, CancellationToken ct) =>
        match is null ? [] : await db.Rows(db.IsSqlite ? MatchingSqlite : MatchingPostgres, row => (row.GetString(0), row.GetInt64(1)), ct, match, take, skip);

    private static async Task<int> Count(PortalDb db, string? match, int most, CancellationToken ct) =>
        match is null ? 0 : (await db.Rows(db.IsSqlite ? CountSqlite : CountPostgres, row => (int)row.GetInt64(0), ct, match, most))[0];

    private static async Task Remove(PortalDb db, string kind, IReadOnlyList<long> things, CancellationToken ct)
    {
        var old = things.Count == 0 ? [] : await db.Set<SearchEntry>().Where(e => e.Kind == kind && things.Contains(e.ThingId)).Select(e => e.Id).ToListAsync(ct);
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
            var entry = (await db.Rows(
                """INSERT INTO "SearchEntries" ("Kind", "ThingId", "At") VALUES (@0, @1, @2) ON CONFLICT ("Kind", "ThingId") DO UPDATE SET "At" = excluded."At" RETURNING "Id" """,
                row => row.GetInt64(0), ct, kind, text.Id, text.At))[0];
            await db.Do("""INSERT OR REPLACE INTO "SearchWords" (rowid, words) VALUES (@0, @1)""", ct, entry, text.Words);
        }
    }

    private static Task PutPostgres(PortalDb db, string kind, IReadOnlyList<IndexedText> texts, CancellationToken ct) => db.Do(
        """
        INSERT INTO "SearchEntries" ("Kind", "ThingId", "At", "Words")
        SELECT @0, id, at, words::tsvector FROM unnest(@1::bigint[], @2::timestamptz[], @3::text[]) WITH ORDINALITY AS t(id, at, words, n) ORDER BY n
        ON CONFLICT ("Kind", "ThingId") DO UPDATE SET "At" = excluded."At", "Words" = excluded."Words"
        """,
        ct,
        kind,
        texts.Select(t => t.Id).ToArray(),
        texts.Select(t => t.At).ToArray(),
        texts.Select(t => t.Words).ToArray());
}
