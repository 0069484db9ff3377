namespace Portal.Features.Clubs;

/// <summary>What became of a block, or of all.</summary>
public enum LayoutChangeKind
{
    /// <summary>It came.</summary>
    Added,

    /// <summary>It went.</summary>
    Removed,

    /// <summary>It is not what it was.</summary>
    Edited,

    /// <summary>Those that stayed stand in another order.</summary>
    Moved,
}

/// <summary>One difference between a page as somebody saw it and as it is now.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Block">Which block; null where it is all of them.</param>
public sealed record LayoutChange(LayoutChangeKind Kind, BlockView? Block)
{
    /// <summary>What changed between two states of a page. The usual blocks have no ids to go by, and are known by their kinds.</summary>
    public static IReadOnlyList<LayoutChange> Between(LayoutView before, LayoutView now)
    {
        var byKind = before.Revision == 0 || now.Revision == 0;
        var (was, after) = (Keyed(before, byKind), Keyed(now, byKind));
        var stayed = was.Keys.Where(after.ContainsKey).ToList();
        List<LayoutChange> changes =
        [
            .. after.Where(b => !was.ContainsKey(b.Key)).Select(b => new LayoutChange(LayoutChangeKind.Added, b.Value)),
            .. was.Where(b => !after.ContainsKey(b.Key)).Select(b => new LayoutChange(LayoutChangeKind.Removed, b.Value)),
            .. stayed.Where(key => was[key] with { Id = after[key].Id } != after[key]).Select(key => new LayoutChange(LayoutChangeKind.Edited, after[key])),
        ];
        return stayed.SequenceEqual(after.Keys.Where(was.ContainsKey)) ? changes : [.. changes, new(LayoutChangeKind.Moved, null)];
    }

    /// <summary>The blocks in their order; of several of one kind each has its number.</summary>
    private static OrderedDictionary<string, BlockView> Keyed(LayoutView layout, bool byKind)
    {
        var keyed = new OrderedDictionary<string, BlockView>();
        foreach (var block in layout.Blocks)
        {
            var key = byKind ? $"{block.Kind}-{keyed.Values.Count(b => b.Kind == block.Kind)}" : $"{block.Id}";
            keyed[key] = block;
        }

        return keyed;
    }
}
