using System.Data.Common;
using System.Globalization;

namespace Portal.Bench.Yardsticks;

/// <summary>What the bare database accepts: the row of a post, inserted again and again where the portal would insert it.</summary>
internal static class InsertYardstick
{
    private static readonly string[] Each = ["Id", "TopicId", "AuthorId", "Number"];

    /// <summary>Inserts for some seconds and prints the rows a second.</summary>
    /// <param name="provider">Sqlite or Postgres.</param>
    /// <param name="connection">A world of its own: what is inserted stays there.</param>
    /// <param name="writers">How many at once.</param>
    /// <param name="seconds">For how long.</param>
    public static async Task RunAsync(string provider, string connection, int writers, double seconds)
    {
        await using var world = BareDatabase.Open(provider, connection);
        var row = await NewestAsync(world);
        var topics = await IdsAsync(world, "Topics", writers);
        var authors = await IdsAsync(world, "Accounts", writers);
        var first = (await NumbersAsync(world, $"SELECT max(\"Number\") + 1 FROM {BareDatabase.Posts}"))[0];
        var inserts = new BareInserts(() => BareDatabase.Open(provider, connection), row, first);
        var reached = await inserts.RunAsync([.. topics.Select((topic, i) => (topic, authors[i % authors.Count]))], TimeSpan.FromSeconds(seconds));
        Console.WriteLine(reached.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<IReadOnlyDictionary<string, object>> NewestAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {BareDatabase.Posts} ORDER BY \"Id\" DESC LIMIT 1";
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            throw new InvalidOperationException("There is no post to copy.");
        }

        return Enumerable.Range(0, reader.FieldCount).Where(i => !reader.IsDBNull(i) && !Each.Contains(reader.GetName(i))).ToDictionary(reader.GetName, reader.GetValue);
    }

    private static async Task<IReadOnlyList<long>> IdsAsync(DbConnection connection, string table, int most) =>
        await NumbersAsync(connection, $"SELECT \"Id\" FROM \"{table}\" ORDER BY \"Id\" LIMIT {most.ToString(CultureInfo.InvariantCulture)}");

    private static async Task<IReadOnlyList<long>> NumbersAsync(DbConnection connection, string question)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        await using var reader = await command.ExecuteReaderAsync();
        var numbers = new List<long>();
        while (await reader.ReadAsync())
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }
}
