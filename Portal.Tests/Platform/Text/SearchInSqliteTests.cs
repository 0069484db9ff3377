using System.Text.Json;
using Microsoft.Data.Sqlite;
using Portal.Platform.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Platform.Text;

public sealed class SearchInSqliteTests : IDisposable
{
    readonly SqliteConnection sqlite = new("Data Source=:memory:");

    public SearchInSqliteTests()
    {
        sqlite.Open();
        using var create = sqlite.CreateCommand();
        create.CommandText = $"CREATE VIRTUAL TABLE t USING fts5(words, content='', contentless_delete=1, tokenize = \"{SearchText.Fts5Tokenizer}\")";
        create.ExecuteNonQuery();
    }

    public static TheoryData<string, int[]> Queries => SearchCases.Queries;

    [Theory, MemberData(nameof(Queries))]
    public void SQLite_finds_what_is_looked_for(string query, int[] documents)
    {
        Index(SearchCases.Documents);
        Assert.Equal(documents, Find(query));
    }

    [Fact]
    public void No_query_breaks_SQLite()
    {
        Index(SearchCases.Documents);
        var shared = SharedData.PathOf("hostile", "naughty-strings.json") is { } path ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(path))! : [];
        foreach (var query in SearchCases.Odd.Concat(shared)) Find(query);
    }

    [Fact]
    public void Among_a_hundred_thousand_texts_a_query_takes_a_few_milliseconds()
    {
        Index(Library(100_000));
        string[] queries = ["打印机", "打印", "printer driver", "\"slow printer\"", "更新 失败", "networks -slow", "机"];
        foreach (var query in queries) Time(query);
        var times = Enumerable.Range(0, 20).SelectMany(_ => queries).Select(Time).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"median {times[times.Count / 2].TotalMilliseconds:F2} ms, 99th percentile {times[times.Count * 99 / 100].TotalMilliseconds:F2} ms");
        Assert.True(times[times.Count / 2] < TimeSpan.FromMilliseconds(20));
    }

    // Newest first, as the portal does.
    TimeSpan Time(string query)
    {
        using var find = sqlite.CreateCommand();
        find.CommandText = "SELECT rowid FROM t WHERE t MATCH $q ORDER BY rowid DESC LIMIT 20";
        find.Parameters.AddWithValue("$q", SearchQuery.Parse(query).RestFts5());
        return ThreadTime.Of(() =>
        {
            using var rows = find.ExecuteReader();
            while (rows.Read()) { }
        });
    }

    static IEnumerable<string> Library(int size)
    {
        string[] words = ["打印机", "更新", "失败", "网络", "驱动", "printer", "printers", "driver", "slow", "network", "问题", "怎么办", "paper", "toner", "客服", "订单", "退货", "update"];
        var random = new Random(7);
        for (var i = 0; i < size; i++)
            yield return string.Join(' ', Enumerable.Range(0, 15).Select(_ => random.Next(4) == 0 ? words[random.Next(words.Length)] : $"w{random.Next(20_000)}{(char)random.Next('一', '龥')}{(char)random.Next('一', '龥')}"));
    }

    void Index(IEnumerable<string> documents)
    {
        using var transaction = sqlite.BeginTransaction();
        using var insert = sqlite.CreateCommand();
        insert.CommandText = "INSERT INTO t(rowid, words) VALUES ($id, $words)";
        var (id, words) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$words", SqliteType.Text));
        var number = 0;
        foreach (var document in documents)
        {
            (id.Value, words.Value) = (number++, SearchText.ToFts5(null, document, []));
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    int[] Find(string query)
    {
        if (SearchQuery.Parse(query).RestFts5() is not { } expression) return [];
        using var find = sqlite.CreateCommand();
        find.CommandText = "SELECT rowid FROM t WHERE t MATCH $q ORDER BY rowid";
        find.Parameters.AddWithValue("$q", expression);
        using var rows = find.ExecuteReader();
        var found = new List<int>();
        while (rows.Read()) found.Add(rows.GetInt32(0));
        return [.. found];
    }

    public void Dispose() => sqlite.Dispose();
}
