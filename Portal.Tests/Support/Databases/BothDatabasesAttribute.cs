using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Portal.Tests.Support.Databases;

/// <summary>Runs a theory on SQLite and again on PostgreSQL; further values follow the provider: <c>[Theory, BothDatabases, BothDatabases("en", 3)]</c>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothDatabasesAttribute(params object?[] more) : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<DatabaseProvider>().Select(provider => new TheoryDataRow([provider, .. more]))]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
