using System.Globalization;

namespace Portal.Features.Clubs;

/// <summary>How long topics waited for their first reply, in steps: so that days can be added up, and half of all still be told.</summary>
public sealed class ReplyWaits
{
    private readonly int[] counts;

    private ReplyWaits(int[] counts) => this.counts = counts;

    /// <summary>The steps: each is that long at most, in minutes. What took longer than the last stands behind it.</summary>
    public static IReadOnlyList<int> Steps { get; } = [15, 60, 4 * 60, 12 * 60, 24 * 60, 2 * 24 * 60, 3 * 24 * 60, 7 * 24 * 60, 14 * 24 * 60, 30 * 24 * 60];

    /// <summary>Nothing.</summary>
    public static ReplyWaits None { get; } = new(new int[Steps.Count + 1]);

    /// <summary>How many topics got their first reply.</summary>
    public int Count => counts.Sum();

    /// <summary>The step within which half of them got it; null where none did, and where it took longer than the last.</summary>
    public int? MedianMinutes
    {
        get
        {
            var (half, sum) = ((Count + 1) / 2, 0);
            for (var i = 0; i < Steps.Count && half > 0; i++)
            {
                sum += counts[i];
                if (sum >= half)
                {
                    return Steps[i];
                }
            }

            return null;
        }
    }

    /// <summary>Of single waits.</summary>
    public static ReplyWaits Of(IEnumerable<TimeSpan> waits)
    {
        var counts = new int[Steps.Count + 1];
        foreach (var wait in waits)
        {
            counts[Steps.TakeWhile(step => wait > TimeSpan.FromMinutes(step)).Count()]++;
        }

        return new(counts);
    }

    /// <summary>Of several days together.</summary>
    public static ReplyWaits Sum(IEnumerable<ReplyWaits> days)
    {
        var counts = new int[Steps.Count + 1];
        foreach (var day in days)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += day.counts[i];
            }
        }

        return new(counts);
    }

    /// <summary>As they are stored; empty for none.</summary>
    public static ReplyWaits Parse(string stored)
    {
        var counts = new int[Steps.Count + 1];
        var words = stored.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < Math.Min(words.Length, counts.Length); i++)
        {
            counts[i] = int.Parse(words[i], CultureInfo.InvariantCulture);
        }

        return new(counts);
    }

    /// <summary>As they are stored.</summary>
    public override string ToString() => Count == 0 ? "" : string.Join(' ', counts.Select(count => count.ToString(CultureInfo.InvariantCulture)));
}
