using System.Collections.Concurrent;
using Portal.Platform.Cli;

namespace Portal.Tests.Support.Running;

/// <summary>
/// The portals of this run. Most tests use the shared one and keep apart by people, categories and topics of their own;
/// one that changes settings, moves the clock or counts everything takes a portal of its own.
/// </summary>
public sealed class Portals : IAsyncDisposable
{
    readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<TestPortal>>> shared = new();

    /// <summary>Starts nothing yet: what no test asks for costs nothing.</summary>
    public Portals() => Databases = new(Postgres);

    /// <summary>The database server of this run.</summary>
    public Postgres Postgres { get; } = new();

    /// <summary>Databases for portals that a test starts in its own way.</summary>
    public PortalDatabases Databases { get; }

    /// <summary>The one portal that all tests on this database share. Leave its clock and settings alone.</summary>
    public Task<TestPortal> Shared(DatabaseProvider provider) => shared.GetOrAdd(provider, p => new(() => Own(p))).Value;

    /// <summary>A portal for one test, with settings such as <c>RateLimits:Enabled=true</c>. Dispose it.</summary>
    public async Task<TestPortal> Own(DatabaseProvider provider, string[]? settings = null, Action<WebApplicationBuilder>? configure = null) =>
        await TestPortal.StartAsync(provider, [.. await Databases.FreshAsync(provider), .. settings ?? []], configure);

    /// <summary>Stops what was shared, and fails the run when a shared portal logged an error, or when after all that was done to it <c>check</c> finds a fault.</summary>
    public async ValueTask DisposeAsync()
    {
        var errors = new List<string>();
        foreach (var portal in shared.Values.Where(p => p.Value.IsCompletedSuccessfully))
        {
            var running = await portal.Value;
            errors.AddRange(await Faults(running));
            await running.DisposeAsync();
            errors.AddRange(running.Errors.Lines);
        }
        await Postgres.DisposeAsync();
        RunFolder.Clear();
        if (errors.Count > 0) throw new InvalidOperationException("A shared portal logged errors, or is not sound:\n" + string.Join('\n', errors));
    }

    static async Task<List<string>> Faults(TestPortal portal)
    {
        await using var db = portal.Get<Database>().Open();
        var faults = new List<string>();
        foreach (var check in portal.Get<IEnumerable<ICheck>>()) faults.AddRange(await check.Faults(db, default));
        return faults;
    }
}
