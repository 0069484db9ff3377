using System.Data.Common;
using System.Globalization;

namespace Portal.Bench.Yardsticks;

/// <summary>What the bare database accepts: the portal's newest post, inserted again and again into an empty table.</summary>
internal static class InsertYardstick
{
    /// <summary>Inserts for some seconds and prints the rows a second.</summary>
    /// <param name="provider">Sqlite or Postgres.</param>
    /// <param name="source">Where the portal's posts are.</param>
    /// <param name="scratch">Where to insert.</param>
    /// <param name="writers">How many at once.</param>
    /// <param name="seconds">For how long.</param>
    public static async Task RunAsync(string provider, string source, string scratch, int writers, double seconds)
    {
        IReadOnlyDictionary<string, object> row;
        await using (var posts = BareDatabase.Open(provider, source))
        {
            row = await NewestAsync(posts);
        }

        var inserts = new BareInserts(() => BareDatabase.Open(provider, scratch), row);
        Console.WriteLine((await inserts.RunAsync(writers, TimeSpan.FromSeconds(seconds))).ToString(CultureInfo.InvariantCulture));
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

        return Enumerable.Range(0, reader.FieldCount)
            .Where(i => !reader.IsDBNull(i) && reader.GetValue(i) is string or long or int or bool or DateTime or byte[] or double)
            .ToDictionary(reader.GetName, reader.GetValue);
    }
}
