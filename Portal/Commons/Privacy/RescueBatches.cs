using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Portal.Commons.Privacy;

/// <summary>Goes through rows that may hold what is taken out, however many they are, a bounded number at a time.</summary>
public static class RescueBatches
{
    /// <summary>All of them by id. What is changed meanwhile is not come to again.</summary>
    /// <param name="order">Says how many at a time.</param>
    /// <param name="after">The rows whose ids are greater than this one, in the order of these.</param>
    /// <param name="idOf">The id of a row.</param>
    /// <param name="ct">Stops it.</param>
    public static async IAsyncEnumerable<T> Through<T>(this RescueOrder order, Func<long, IQueryable<T>> after, Func<T, long> idOf, [EnumeratorCancellation] CancellationToken ct)
    {
        var last = 0L;
        List<T> some;
        do
        {
            some = await after(last).Take(order.AtOnce).ToListAsync(ct);
            foreach (var row in some)
            {
                yield return row;
            }

            last = some.Count > 0 ? idOf(some[^1]) : last;
        }
        while (some.Count == order.AtOnce);
    }
}
