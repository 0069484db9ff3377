using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>
/// Several lists of different tables, each newest first, as one that goes on by one cursor: each has a lane, and a row's place is its time and then its id and lane as one number. At one time
/// no two rows have the same place, so none is shown twice and none is left out.
/// </summary>
internal static class Lanes
{
    /// <summary>So many lanes there can be.</summary>
    public const int Most = 16;

    /// <summary>The place of a row.</summary>
    public static Cursor Place(DateTime at, long id, int lane) => new(at, (id * Most) + lane);

    /// <summary>Of a table the rows older than a place: those that are older, and at its very time those with a smaller id than the cursor's.</summary>
    public static Cursor Before(Cursor from, int lane) => new(from.At, from.Id == long.MaxValue ? long.MaxValue : from.Id <= lane ? 0 : ((from.Id - lane - 1) / Most) + 1);

    /// <summary>The newest of all lists as one page.</summary>
    public static Page<T> Merge<T>(IEnumerable<(Cursor Place, T Row)> rows, int size)
    {
        var page = Page<(Cursor Place, T Row)>.Cut([.. rows.OrderByDescending(r => r.Place.At).ThenByDescending(r => r.Place.Id).Take(size + 1)], size, r => r.Place.ToString());
        return new([.. page.Items.Select(r => r.Row)], page.Next);
    }
}
