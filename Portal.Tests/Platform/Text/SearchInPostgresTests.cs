using System.Text.Json;
using Npgsql;
using Portal.Platform.Text;
using Portal.Tests.Support;
using Portal.Tests.Support.Running;

namespace Portal.Tests.Platform.Text;

public sealed class SearchInPostgresTests(Portals portals) : IAsyncLifetime
{
    NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync()
    {
        source = NpgsqlDataSource.Create(await portals.Postgres.CreateDatabaseAsync());
        await using var create = source.CreateCommand("CREATE TABLE t (id int, v tsvector); CREATE INDEX ON t USING gin (v)");
        await create.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task PostgreSQL_finds_what_is_looked_for()
    {
        await IndexAsync(SearchCases.Documents);
        foreach (var (query, documents) in SearchCases.Queries.Select(row => row.Data)) Assert.Equal((query, string.Join(' ', documents)), (query, string.Join(' ', await FindAsync(query))));
    }

    [Fact]
    public async Task No_query_and_no_text_breaks_PostgreSQL()
    {
        var shared = SharedData.PathOf("hostile", "naughty-strings.json") is { } path ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(path))! : [];
        var all = SearchCases.Odd.Concat(shared).ToList();
        await IndexAsync(all);
        foreach (var query in all) await FindAsync(query);
    }

    [Fact]
    public async Task A_text_of_two_hundred_thousand_characters_still_fits()
    {
        var random = new Random(3);
        await IndexAsync([string.Create(200_000, random, (text, r) => { for (var i = 0; i < text.Length; i++) text[i] = (char)r.Next('一', '龥'); }) + "尾巴"]);
    }

    async Task IndexAsync(IEnumerable<string> documents)
    {
        var number = 0;
        foreach (var document in documents)
        {
            await using var insert = source.CreateCommand("INSERT INTO t VALUES ($1, $2::tsvector)");
            insert.Parameters.AddWithValue(number++);
            insert.Parameters.AddWithValue(SearchText.ToTsVector(null, document, []));
            await insert.ExecuteNonQueryAsync();
        }
    }

    async Task<int[]> FindAsync(string query)
    {
        if (SearchQuery.Parse(query).RestTsQuery() is not { } expression) return [];
        await using var find = source.CreateCommand("SELECT id FROM t WHERE v @@ $1::tsquery ORDER BY id");
        find.Parameters.AddWithValue(expression);
        await using var rows = await find.ExecuteReaderAsync();
        var found = new List<int>();
        while (await rows.ReadAsync()) found.Add(rows.GetInt32(0));
        return [.. found];
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
