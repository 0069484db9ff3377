using Npgsql;

namespace Portal.Platform.Data;

/// <summary>Which database is used.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, one node.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, any number of nodes.</summary>
    Postgres,
}

/// <summary>Where the data are: read from the settings once, at the start.</summary>
/// <param name="Provider">The kind of database.</param>
/// <param name="ConnectionString">How it is reached.</param>
/// <param name="DataDirectory">The folder of the SQLite file, uploads, keys and mail; an absolute path.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString, string DataDirectory)
{
    /// <summary>The path of the SQLite file.</summary>
    public string SqliteFile => Path.Combine(DataDirectory, "portal.db");

    /// <summary>Reads and checks the settings; a setting that cannot work is refused by name.</summary>
    public static DatabaseSettings Read(IConfiguration configuration)
    {
        var directory = DataDirectoryOf(configuration);
        var name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider) || int.TryParse(name, out _))
        {
            throw new SettingException("Database:Provider", $"\"{name}\" is not known", "use Sqlite or Postgres");
        }

        return provider == DatabaseProvider.Sqlite
            ? new(provider, $"Data Source={Path.Combine(directory, "portal.db")};Foreign Keys=True;Default Timeout=30", directory)
            : new(provider, PostgresConnection(configuration), directory);
    }

    private static string PostgresConnection(IConfiguration configuration)
    {
        const string Key = "ConnectionStrings:Portal";
        var text = configuration.GetConnectionString("Portal");
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new SettingException(Key, "it is not set", "give a connection string such as \"Host=db;Database=portal;Username=portal;Password=...\"");
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new SettingException(Key, e.Message.ReplaceLineEndings(" "), "correct the connection string");
        }
    }

    private static string DataDirectoryOf(IConfiguration configuration)
    {
        const string Key = "Portal:DataDirectory";
        var path = Path.GetFullPath(configuration[Key] ?? "data", SettingsFolder.Path);
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(Key, $"the folder {path} cannot be written", "make it writable or name another");
        }
    }
}

/// <summary>The folder that holds <c>appsettings.json</c>: the repository's root in development, the program's folder when published.</summary>
public static class SettingsFolder
{
    private static readonly string? Source = FindSource();

    /// <summary>An absolute path.</summary>
    public static string Path => Source ?? AppContext.BaseDirectory;

    /// <summary>True when the program was built and is run where its source is.</summary>
    public static bool IsSource => Source is not null;

    private static string? FindSource()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Portal.sln")) && File.Exists(System.IO.Path.Combine(folder.FullName, "appsettings.json")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}

/// <summary>A setting that cannot work: stops the start with one line.</summary>
public sealed class SettingException(string key, string wrong, string advice) : Exception($"{key}: {wrong}; {advice}.");
