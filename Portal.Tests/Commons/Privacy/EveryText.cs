using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Commons.Privacy;

/// <summary>Looks through every column of every table that can hold words.</summary>
static class EveryText
{
    /// <summary>The columns in which one of these stands, with how often.</summary>
    public static async Task<IReadOnlyList<string>> Holding(Database database, params string[] words)
    {
        await using var db = database.Open();
        var columns = await db.Rows(
            db.IsSqlite
                ? "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'SearchWords%' AND m.name NOT LIKE 'sqlite%' AND upper(c.type) IN ('TEXT', '')"
                : "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying', 'jsonb', 'json', 'tsvector', 'ARRAY')",
            row => (Table: row.GetString(0), Column: row.GetString(1)),
            default);
        Assert.True(columns.Count > 100, $"{columns.Count} columns are not all");
        var found = new List<string>();
        foreach (var (table, column) in columns)
            foreach (var word in words)
                if ((await db.Rows(
                    db.IsSqlite ? $"SELECT count(*) FROM \"{table}\" WHERE instr(lower(\"{column}\"), lower(@0)) > 0" : $"SELECT count(*) FROM \"{table}\" WHERE strpos(lower(\"{column}\"::text), lower(@0)) > 0",
                    row => row.GetInt64(0), default, word))[0] is > 0 and var count)
                    found.Add($"{table}.{column}: {word} × {count}");
        return found;
    }
}
