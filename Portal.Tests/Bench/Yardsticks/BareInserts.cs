using System.Data;
using System.Data.Common;
using System.Diagnostics;

namespace Portal.Bench.Yardsticks;

/// <summary>
/// Posts inserted by several writers, each on a connection of its own, one transaction each: into the portal's own table, with its keys and indexes,
/// each writer as another author in a topic of their own.
/// </summary>
/// <param name="open">Opens a connection, with whatever the database needs set.</param>
/// <param name="row">What all of them write: column names with values, without id, topic, author and number.</param>
/// <param name="first">The first number that is free in every topic.</param>
internal sealed class BareInserts(Func<DbConnection> open, IReadOnlyDictionary<string, object> row, long first)
{
    private long inserted;

    /// <summary>Inserts for a while and tells how many rows a second were committed.</summary>
    public async Task<double> RunAsync(IReadOnlyList<(long Topic, long Author)> writers, TimeSpan length)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll([.. writers.Select(writer => Task.Factory.StartNew(() => Write(writer.Topic, writer.Author, clock, length), TaskCreationOptions.LongRunning))]);
        return inserted / clock.Elapsed.TotalSeconds;
    }

    private void Write(long topic, long author, Stopwatch clock, TimeSpan length)
    {
        using var connection = open();
        using var insert = connection.CreateCommand();
        var cells = row.Append(new("TopicId", topic)).Append(new("AuthorId", author)).Append(new("Number", 0L)).ToList();
        insert.CommandText = $"INSERT INTO {BareDatabase.Posts} ({string.Join(", ", cells.Select(cell => $"\"{cell.Key}\""))}) VALUES ({string.Join(", ", cells.Select((_, i) => $"@p{i}"))})";
        foreach (var (cell, i) in cells.Select((cell, i) => (cell, i)))
        {
            var parameter = insert.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", cell.Value);
            insert.Parameters.Add(parameter);
        }

        for (var number = first; clock.Elapsed < length; number++)
        {
            using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
            insert.Transaction = transaction;
            insert.Parameters[^1].Value = number;
            insert.ExecuteNonQuery();
            transaction.Commit();
            Interlocked.Increment(ref inserted);
        }
    }
}
