using System.Collections.Concurrent;

namespace Portal.Commons.People;

/// <summary>Remembers who was counted on which day, so that nobody is written down twice a day by the same process. It may forget: what it is asked for can be written twice.</summary>
/// <typeparam name="TKey">Who, and where.</typeparam>
internal sealed class CountedDays<TKey>
    where TKey : notnull
{
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<TKey, DateTime> days = new();

    /// <summary>Whether they were counted on this day, their last.</summary>
    public bool Has(TKey key, DateTime day) => days.TryGetValue(key, out var counted) && counted == day;

    /// <summary>They are counted now.</summary>
    public void Add(TKey key, DateTime day)
    {
        if (days.Count > Most)
        {
            days.Clear();
        }

        days[key] = day;
    }
}
