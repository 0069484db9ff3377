namespace Portal.Platform.Cli;

/// <summary>Rebuilds something that is made from other data, such as the search index.</summary>
public interface IReindex
{
    /// <summary>Rebuilds it while others read and write; answers how many things are in it.</summary>
    Task<long> Rebuild(CancellationToken ct);
}
