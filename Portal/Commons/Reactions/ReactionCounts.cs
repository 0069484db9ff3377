namespace Portal.Commons.Reactions;

/// <summary>How many gave each reaction to something, in the order of the reactions' names. Equal where the numbers are, so that what looks alike is known to.</summary>
public sealed class ReactionCounts(IDictionary<string, int> counts) : SortedDictionary<string, int>(counts, StringComparer.Ordinal)
{
    /// <summary>Nobody reacted.</summary>
    public static ReactionCounts None { get; } = new(new Dictionary<string, int>());

    /// <summary>The counts by thing, of what was counted for each thing and reaction.</summary>
    public static Dictionary<long, ReactionCounts> ByThing(IEnumerable<(long Thing, string Name, int Count)> counted) =>
        counted.GroupBy(r => r.Thing).ToDictionary(thing => thing.Key, thing => new ReactionCounts(thing.ToDictionary(r => r.Name, r => r.Count)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ReactionCounts other && this.SequenceEqual(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Sum();
}
