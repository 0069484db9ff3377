namespace Portal.Bench.Worlds;

/// <summary>A data folder and database of this run's own: everything a portal needs to be started on it.</summary>
public sealed record World(string Name, string Folder, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>How many posts it was filled with.</summary>
    public int Posts { get; init; }

    /// <summary>Accounts that may post.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];
}
