using System.Data;
using System.Data.Common;
using System.Diagnostics;

namespace Portal.Bench.Yardsticks;

/// <summary>The same row inserted over and over by several writers, each on a connection of its own, one transaction each.</summary>
/// <param name="open">Opens a connection, with whatever the database needs set.</param>
/// <param name="row">The row: column names with values.</param>
internal sealed class BareInserts(Func<DbConnection> open, IReadOnlyDictionary<string, object> row)
{
    private long inserted;

    /// <summary>Inserts for a while and tells how many rows a second were committed.</summary>
    public async Task<double> RunAsync(int writers, TimeSpan length)
    {
        await using (var first = open())
        {
            Execute(first, $"CREATE TABLE IF NOT EXISTS bare ({string.Join(", ", row.Select(Column))})");
        }

        var clock = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, writers).Select(_ => Task.Factory.StartNew(() => Write(clock, length), TaskCreationOptions.LongRunning));
        await Task.WhenAll(threads.ToArray());
        return inserted / clock.Elapsed.TotalSeconds;
    }

    private void Write(Stopwatch clock, TimeSpan length)
    {
        using var connection = open();
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO bare ({string.Join(", ", row.Keys.Select(Quoted))}) VALUES ({string.Join(", ", row.Keys.Select((_, i) => $"@p{i}"))})";
        foreach (var (value, i) in row.Values.Select((value, i) => (value, i)))
        {
            var parameter = insert.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", value);
            insert.Parameters.Add(parameter);
        }

        while (clock.Elapsed < length)
        {
            using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
            insert.Transaction = transaction;
            insert.ExecuteNonQuery();
            transaction.Commit();
            Interlocked.Increment(ref inserted);
        }
    }

    /// <summary>The table has a key of its own and a column for each value, in words that both databases understand.</summary>
    private static string Column(KeyValuePair<string, object> cell) => Quoted(cell.Key) + cell.Value switch
    {
        long or int or short => " BIGINT",
        bool => " BOOLEAN",
        DateTime => " TIMESTAMPTZ",
        byte[] => " BYTEA",
        _ => " TEXT",
    };

    private static string Quoted(string name) => $"\"{name}\"";

    private static void Execute(DbConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
