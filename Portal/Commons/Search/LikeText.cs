using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Commons.Search;

/// <summary>Finds things that speak of the same as a text does: not all of its words, as somebody who searches wants them, but those that few other things have.</summary>
public static class LikeText
{
    private const int MostWords = 16;
    private const int MostRare = 1000;

    /// <summary>The words are looked for first, and come as ranked: CROSS JOIN keeps the planner from asking for them once with each entry of a kind.</summary>
    private const string RankedSqlite =
        """
        SELECT f."Kind", f."ThingId" FROM (
            SELECT e."Kind", e."ThingId", e."Id" AS id, w.rank AS r FROM "SearchWords" w CROSS JOIN "SearchEntries" e ON e."Id" = w.rowid
            WHERE w."SearchWords" MATCH @0 AND e."Kind" IN (SELECT value FROM json_each(@2)) ORDER BY w.rank LIMIT @1) f
        ORDER BY f.r, f.id DESC
        """;

    /// <summary>The kind is looked at in the few that have the words: the index of all of a kind, which the planner would go through beside, is kept out of it.</summary>
    private const string RankedPostgres =
        """SELECT "Kind", "ThingId" FROM "SearchEntries" WHERE "Words" @@ @0::tsquery AND "Kind" || '' = ANY(@2) ORDER BY {0} + ts_rank("Words", @0::tsquery, 1) DESC, "Id" DESC LIMIT @1""";

    /// <summary>
    /// Things of some kinds, see <see cref="ISearchable.Kinds"/>, like a text, the likest first. A word that more than a thousand things have says little: only where there is no rarer one are such
    /// words looked for, all of them together. So no text, however usual its words, makes the database rank many things.
    /// </summary>
    public static async Task<List<(string Kind, long Id)>> Find(PortalDb db, string text, IReadOnlyCollection<string> kinds, int take, CancellationToken ct)
    {
        // What follows each other is looked for apart: of a Chinese sentence, which is one run of characters, each pair.
        var words = SearchQuery.Parse(Plain(StopWords.Without(text))).Terms.SelectMany(term => term.Tokens.Count == 1 ? [term] : term.Tokens.Select(token => new SearchTerm([token]))).DistinctBy(Match).Take(MostWords).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        var counts = await Counts(db, words, ct);
        var rare = words.Zip(counts, (word, count) => (Match: Match(word), Count: count)).Where(word => word.Count is > 0 and <= MostRare).ToList();
        return rare.Count == 0 ? await SearchIndex.Find(db, Of(kinds, new([.. words.Where((_, i) => counts[i] > MostRare)])), 0, take, ct)
            : db.IsSqlite ? await db.Rows(RankedSqlite, Thing, ct, string.Join(" OR ", rare.Select(word => word.Match)), take, JsonSerializer.Serialize(kinds))
            : await db.Rows(
                string.Format(CultureInfo.InvariantCulture, RankedPostgres, string.Join(" + ", rare.Select((word, i) => Weighed(word.Count, i + 3)))), Thing, ct,
                [string.Join(" | ", rare.Select(word => word.Match)), take, kinds.ToArray(), .. rare.Select(word => word.Match)]);

        static (string, long) Thing(DbDataReader row) => (row.GetString(0), row.GetInt64(1));

        string Match(SearchTerm word) => db.IsSqlite ? word.ToFts5() : word.ToTsQuery();
    }

    /// <summary>Things of some kinds with all the words typed so far, of which the last may be a beginning.</summary>
    public static Task<List<(string Kind, long Id)>> Begun(PortalDb db, string text, IReadOnlyCollection<string> kinds, int take, CancellationToken ct) =>
        SearchIndex.Find(db, Of(kinds, Begun(text)), 0, take, ct);

    /// <summary>The same of every kind for those that have all of them in their titles.</summary>
    public static Task<List<(string Kind, long Id)>> Titled(PortalDb db, string text, int take, CancellationToken ct) => SearchIndex.Find(db, Begun(text) with { InTitle = true }, 0, take, ct);

    /// <summary>Of these kinds alone; of no words there is nothing of any kind.</summary>
    private static SearchQuery Of(IEnumerable<string> kinds, SearchQuery query) => query.IsEmpty ? query : query with { Marks = [new([.. kinds.Select(SearchOperators.KindMark)])] };

    private static SearchQuery Begun(string text) => SearchQuery.Parse(Plain(text).TrimEnd() + "*");

    /// <summary>PostgreSQL knows how often a text has a word, and not how few texts do: the fewer, the more it says. SQLite weighs so by itself.</summary>
    private static string Weighed(long count, int parameter) =>
        string.Create(CultureInfo.InvariantCulture, $"CASE WHEN \"Words\" @@ @{parameter}::tsquery THEN {Math.Log(10.0 * MostRare / count):F3} ELSE 0 END");

    /// <summary>How many things have each word, counted a little further than what is rare; all in one statement.</summary>
    private static async Task<long[]> Counts(PortalDb db, List<SearchTerm> words, CancellationToken ct)
    {
        var (from, where) = db.IsSqlite ? ("SearchWords", "\"SearchWords\" MATCH @{0}") : ("SearchEntries", "\"Words\" @@ @{0}::tsquery");
        var counts = words.Select((_, i) => $"""(SELECT count(*) FROM (SELECT 1 FROM "{from}" WHERE {string.Format(CultureInfo.InvariantCulture, where, i)} LIMIT {MostRare + 1}) c)""");
        var matches = words.Select(object? (word) => db.IsSqlite ? word.ToFts5() : word.ToTsQuery()).ToArray();
        return (await db.Rows($"SELECT {string.Join(", ", counts)}", row => words.Select((_, i) => row.GetInt64(i)).ToArray(), ct, matches))[0];
    }

    /// <summary>What means something to a search and nothing in a sentence.</summary>
    private static string Plain(string text) => new([.. text.Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '\'' or '’' ? c : ' ')]);
}
