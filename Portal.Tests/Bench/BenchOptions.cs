namespace Portal.Bench;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Only">The figures to measure; none means all.</param>
/// <param name="Quick">A tenth of the posts and a quarter of the time: to see that everything runs, not to compare.</param>
/// <param name="Provider">Sqlite or Postgres.</param>
/// <param name="Connection">A PostgreSQL server to use; without it one of this run's own is started.</param>
/// <param name="PortalAssembly">A published Portal.dll; without it the portal is published first.</param>
public sealed record BenchOptions(IReadOnlyList<string> Only, bool Quick, string Provider, string? Connection, string? PortalAssembly)
{
    /// <summary>A stretch of load: shorter when quick.</summary>
    public TimeSpan Stretch(double seconds) => TimeSpan.FromSeconds(Quick ? seconds / 4 : seconds);

    /// <summary>How many times something is done: fewer when quick.</summary>
    public int Times(int count) => Quick ? Math.Max(1, count / 4) : count;
}
