namespace Portal.Tests.Support.Running;

/// <summary>Gives every portal a database of its own: a copy of one that was migrated once in the run.</summary>
public sealed class PortalDatabases(Postgres postgres)
{
    readonly Lazy<Task<string[]>> sqlite = new(() => Migrated(SqliteIn(RunFolder.New("template"))));
    readonly Lazy<Task<string[]>> server = new(async () => await Migrated(PostgresAt(await postgres.CreateDatabaseAsync())));

    /// <summary>The settings of a fresh database, ready to be used.</summary>
    public async Task<string[]> FreshAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Postgres) return PostgresAt(await postgres.CreateDatabaseAsync(copyOf: ValueOf(await server.Value, "ConnectionStrings:Portal")));
        var folder = RunFolder.New("portal");
        foreach (var file in Directory.EnumerateFiles(ValueOf(await sqlite.Value, "Portal:DataDirectory"), "portal.db*")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return SqliteIn(folder);
    }

    /// <summary>The settings of an empty database, as a newcomer has it.</summary>
    public async Task<string[]> EmptyAsync(DatabaseProvider provider) =>
        provider == DatabaseProvider.Sqlite ? SqliteIn(RunFolder.New("portal")) : PostgresAt(await postgres.CreateDatabaseAsync());

    static string[] SqliteIn(string folder) => ["Database:Provider=Sqlite", "Portal:DataDirectory=" + folder];

    static string[] PostgresAt(string connection) =>
        ["Database:Provider=Postgres", "Portal:DataDirectory=" + RunFolder.New("portal"), "ConnectionStrings:Portal=" + connection];

    static string ValueOf(string[] settings, string key) => settings.Single(s => s.StartsWith(key + "=", StringComparison.Ordinal))[(key.Length + 1)..];

    static async Task<string[]> Migrated(string[] settings)
    {
        await using var app = PortalApp.Build([.. settings.Select(s => "--" + s), "--Portal:DemoContent=false"], builder => builder.Logging.ClearProviders());
        await PortalApp.Prepare(app);
        return settings;
    }
}
