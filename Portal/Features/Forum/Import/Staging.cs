using Microsoft.Data.Sqlite;

namespace Portal.Features.Forum;

/// <summary>
/// A dump sorted by topic: its files are sorted by id, and a topic is written whole. Kept in a database without a name, which lives in
/// the temporary folder and vanishes with the process, so that a dump of any size needs no more memory than a small one.
/// </summary>
internal sealed class Staging : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=;Pooling=False");
    private readonly Dictionary<string, SqliteCommand> repeated = [];
    private readonly Dictionary<string, string> inserts = [];

    public Staging()
    {
        connection.Open();
        Do(
            """
            PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000;
            CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT, at INTEGER, about TEXT);
            CREATE TABLE posts(id INTEGER PRIMARY KEY, topic INTEGER, question INTEGER, at INTEGER, score INTEGER, owner INTEGER, guest TEXT, html TEXT, title TEXT, tags TEXT, accepted INTEGER);
            CREATE TABLE comments(id INTEGER PRIMARY KEY, post INTEGER, topic INTEGER, at INTEGER, score INTEGER, owner INTEGER, guest TEXT, body TEXT);
            CREATE TABLE revisions(id INTEGER PRIMARY KEY, post INTEGER, at INTEGER, owner INTEGER, guest TEXT, reason TEXT, body TEXT);
            CREATE TABLE votes(post INTEGER PRIMARY KEY, up INTEGER, down INTEGER);
            BEGIN;
            """);
    }

    /// <summary>Puts a row in; false when there is one with its id.</summary>
    public bool Put(string table, params ReadOnlySpan<object?> values)
    {
        if (!inserts.TryGetValue(table, out var sql))
        {
            inserts[table] = sql = $"INSERT OR IGNORE INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, values.Length).Select(i => $"${i}"))})";
        }

        return Repeat(sql, values) == 1;
    }

    /// <summary>Runs a statement that will be run for many rows; <c>$0</c>, <c>$1</c> ... are the values.</summary>
    public int Repeat(string sql, params ReadOnlySpan<object?> values)
    {
        if (!repeated.TryGetValue(sql, out var command))
        {
            repeated[sql] = command = Command(sql, []);
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new() { ParameterName = $"${i}" });
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement and answers how many rows it changed.</summary>
    public int Do(string sql)
    {
        using var command = Command(sql, []);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads rows one by one.</summary>
    public IEnumerable<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    public void Dispose()
    {
        foreach (var command in repeated.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Command(string sql, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
