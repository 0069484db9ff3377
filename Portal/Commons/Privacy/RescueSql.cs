using Portal.Platform.Data;

namespace Portal.Commons.Privacy;

/// <summary>Takes words out of a column, whatever stands in its rows.</summary>
public static class RescueSql
{
    /// <summary>So many values stand before the pairs: the mark, the value of the condition, the moment.</summary>
    private const int Fixed = 3;

    /// <summary>Stands in a condition for what is the order's own (<see cref="RescueOrder.Own"/>): <c>"Subject" IN (@own)</c>.</summary>
    internal const string Own = "@own";

    /// <summary>Takes them out of a column of a table, in the rows that a condition picks. Answers how many rows were changed.</summary>
    /// <param name="db">The deed's context.</param>
    /// <param name="order">The words.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="most">How long its texts may be; the mark may be longer than what it stands for.</param>
    /// <param name="inHtml">Whether it holds HTML.</param>
    /// <param name="where">A condition in SQL, with <c>@1</c> for <paramref name="id"/>, and <see cref="Own"/> for all that is the order's own; empty for all rows.</param>
    /// <param name="id">A value for the condition.</param>
    /// <param name="also">What else is set in the same row, in SQL, with <c>@2</c> for the moment.</param>
    /// <param name="inJson">Whether it holds JSON.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<int> TakeOut(
        this PortalDb db, RescueOrder order, string table, string column, int most, bool inHtml = false, string where = "", object? id = null, string also = "", bool inJson = false, CancellationToken ct = default)
    {
        var pairs = order.Pairs(inHtml, inJson);
        var cleaned = Enumerable.Range(0, pairs.Count).Aggregate($"\"{column}\"", (rest, i) => $"replace({rest}, @{Fixed + (2 * i)}, @{Fixed + (2 * i) + 1})");
        var own = where.Contains(Own, StringComparison.Ordinal) ? order.Own.Select(thing => thing.ToString()).ToList() : [];
        var and = where.Length == 0 ? "" : $" AND ({where.Replace(Own, string.Join(", ", own.Select((_, i) => $"@{Fixed + (2 * pairs.Count) + i}")), StringComparison.Ordinal)})";
        return await db.Do($"""UPDATE "{table}" SET "{column}" = substr({cleaned}, 1, {most}){also} WHERE {cleaned} <> "{column}"{and}""", ct, [RescueOrder.Mark, id ?? 0L, order.Now, .. pairs.SelectMany(p => new[] { p.Before, p.Now }), .. own]);
    }
}
