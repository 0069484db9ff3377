using Portal.Platform.Data;

namespace Portal.Platform.Cli;

/// <summary>Looks whether something that must always hold does hold. Each room brings its own.</summary>
public interface ICheck
{
    /// <summary>What is looked at, in a few words.</summary>
    string Name { get; }

    /// <summary>What is wrong, a line for each; nothing when all is well. Must not change anything.</summary>
    Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct);
}

/// <summary>Rebuilds something that is made from other data, such as the search index.</summary>
public interface IReindex
{
    /// <summary>Rebuilds it while others read and write; tells how much is done as a number between 0 and 1, and answers how many things are in it.</summary>
    Task<long> Rebuild(Action<double> done, CancellationToken ct);
}
