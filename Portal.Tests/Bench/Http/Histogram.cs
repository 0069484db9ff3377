using System.Numerics;

namespace Portal.Bench.Http;

/// <summary>Counts times in buckets that are at most 1.6 % wide, so that millions of samples cost a few kilobytes.</summary>
public sealed class Histogram
{
    private const int Precision = 6;
    private const int Slots = 1 << Precision;
    private readonly long[] counts = new long[Slots * 40];

    /// <summary>How many times were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The longest time recorded, exactly.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Counts one time; less than nothing counts as nothing.</summary>
    public void Record(TimeSpan time)
    {
        time = time < TimeSpan.Zero ? TimeSpan.Zero : time;
        counts[SlotOf(time.Ticks / TimeSpan.TicksPerMicrosecond)]++;
        Count++;
        Longest = time > Longest ? time : Longest;
    }

    /// <summary>Takes over everything that another histogram counted.</summary>
    public void Add(Histogram other)
    {
        for (var slot = 0; slot < counts.Length; slot++)
        {
            counts[slot] += other.counts[slot];
        }

        Count += other.Count;
        Longest = other.Longest > Longest ? other.Longest : Longest;
    }

    /// <summary>The time that a part of all samples (0.99 for the 99th percentile) did not exceed; zero without samples.</summary>
    public TimeSpan At(double part)
    {
        var rank = (long)Math.Ceiling(part * Count);
        long passed = 0;
        for (var slot = 0; slot < counts.Length; slot++)
        {
            passed += counts[slot];
            if (passed >= rank && passed > 0)
            {
                var end = TimeSpan.FromMicroseconds(EndOf(slot));
                return end < Longest ? end : Longest;
            }
        }

        return Longest;
    }

    private static int SlotOf(long microseconds)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)Math.Max(1, microseconds)) - Precision);
        return (int)((shift * Slots) + (microseconds >> shift));
    }

    private static long EndOf(int slot)
    {
        var shift = Math.Max(0, (slot / Slots) - 1);
        return (((long)slot - (shift * Slots) + 1) << shift) - 1;
    }
}
