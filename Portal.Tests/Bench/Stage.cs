using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench;

/// <summary>What the figures stand on: filled worlds, made when the first figure asks, and servers on them.</summary>
public sealed class Stage : IAsyncDisposable
{
    /// <summary>How many members write at once.</summary>
    public const int Writers = 8;

    private const int SmallPosts = 1_000;
    private Task<World>? small;
    private Task<World>? large;

    private Stage(BenchOptions options, string folder, PortalProgram portal, IDatabases databases)
    {
        (Options, Folder, Portal, Databases) = (options, folder, portal, databases);
        Worlds = new WorldBuilder(portal, databases, folder);
    }

    /// <summary>What was asked for.</summary>
    public BenchOptions Options { get; }

    /// <summary>This run's folder; it goes away with the run.</summary>
    public string Folder { get; }

    /// <summary>The portal that is measured.</summary>
    public PortalProgram Portal { get; }

    /// <summary>Where the worlds keep their rows.</summary>
    public IDatabases Databases { get; }

    /// <summary>Makes further worlds.</summary>
    public WorldBuilder Worlds { get; }

    /// <summary>Publishes the portal, unless a published one was named, and prepares an empty folder.</summary>
    public static async Task<Stage> OpenAsync(BenchOptions options, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        Say(options.PortalAssembly is null ? "publishing the portal" : "using " + options.PortalAssembly);
        var portal = options.PortalAssembly is { } named ? new PortalProgram(Path.GetFullPath(named)) : await PortalProgram.PublishAsync(cancel);
        IDatabases databases = options.Provider == "Postgres" ? await PostgresDatabases.OpenAsync(options.Connection, folder, cancel) : new SqliteDatabases();
        return new Stage(options, folder, portal, databases);
    }

    /// <summary>Tells the person who waits, on standard error.</summary>
    public static void Say(string text) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {text}");

    /// <summary>The world of 1,000 posts, with writers. It stays as it is but for a reply here and there.</summary>
    public Task<World> SmallAsync(CancellationToken cancel) => small ??= FilledAsync(SmallPosts, Writers, cancel);

    /// <summary>A world of 1,000 posts for one figure alone, which may fill it as it likes.</summary>
    public Task<World> OwnAsync(int members, CancellationToken cancel) => FilledAsync(SmallPosts, members, cancel);

    /// <summary>The world of 100,000 posts.</summary>
    public Task<World> LargeAsync(CancellationToken cancel) => large ??= FilledAsync(SmallPosts * (Options.Quick ? 10 : 100), 0, cancel);

    /// <summary>Serves a world until disposed.</summary>
    public Task<Server> ServeAsync(World world, CancellationToken cancel, params (string Name, string Value)[] settings) =>
        Server.StartAsync(Portal.Serve(world, "/healthz/ready", settings), cancel);

    /// <summary>Starts one of this program's own yardsticks as a server.</summary>
    public static Task<Server> YardstickAsync(string verb, CancellationToken cancel, params string[] arguments)
    {
        var settings = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
        return Server.StartAsync(new ServerPlan(typeof(Stage).Assembly.Location, [verb, .. arguments], settings, "/healthz/ready"), cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Databases.DisposeAsync();
        Child.KillAll();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<World> FilledAsync(int posts, int members, CancellationToken cancel)
    {
        Say($"filling a world with {posts:N0} posts and {members} accounts");
        return await Worlds.FilledAsync(posts, members, cancel);
    }
}
