namespace Portal.Bench.Worlds;

/// <summary>Where worlds keep their rows.</summary>
public interface IDatabases : IAsyncDisposable
{
    /// <summary>Makes a database and gives the settings that lead the portal to it.</summary>
    Task<IReadOnlyDictionary<string, string>> CreateAsync(string name, CancellationToken cancel);

    /// <summary>Connection strings past the portal, for yardsticks: to read a world's rows, and to write elsewhere.</summary>
    (string Source, string Scratch) Connections(World world);

    /// <summary>A connection string to a world's own rows, to write them where deeds would take too long; no portal may serve it meanwhile.</summary>
    string Writable(World world);
}

/// <summary>SQLite: a file in each world's folder, made by the portal itself.</summary>
public sealed class SqliteDatabases : IDatabases
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>> CreateAsync(string name, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["Database:Provider"] = "Sqlite" });

    /// <inheritdoc/>
    public (string Source, string Scratch) Connections(World world) =>
        ($"Data Source={FileOf(world)};Mode=ReadOnly;Pooling=False", $"Data Source={world.Folder + "-bare.db"};Pooling=False");

    /// <inheritdoc/>
    public string Writable(World world) => $"Data Source={FileOf(world)};Pooling=False";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string FileOf(World world) =>
        Directory.EnumerateFiles(world.Folder, "*.db").MaxBy(file => new FileInfo(file).Length)
        ?? throw new InvalidOperationException($"There is no database in {world.Folder}.");
}
