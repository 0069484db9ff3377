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
