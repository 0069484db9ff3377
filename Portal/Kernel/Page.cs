namespace Portal.Kernel;

/// <summary>A bounded part of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">The cursor that fetches what follows, or null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>A page without rows.</summary>
    public static Page<T> Empty { get; } = new([], null);

    /// <summary>
    /// Cuts a page out of rows that were fetched with one more than wanted: the surplus row says only that there is more.
    /// </summary>
    public static Page<T> Cut(List<T> rows, int size, Func<T, string> cursor)
    {
        if (rows.Count <= size)
        {
            return new(rows, null);
        }

        rows.RemoveRange(size, rows.Count - size);
        return new(rows, cursor(rows[^1]));
    }
}
