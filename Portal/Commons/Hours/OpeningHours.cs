using System.Text.Json;
using Portal.Kernel;

namespace Portal.Commons.Hours;

/// <summary>
/// A calendar of opening hours: weekly frames by the clock on the wall of one time zone, less holidays. A calendar without frames is always open but on its holidays.
/// It never changes; two of the same content are equal.
/// </summary>
public sealed class OpeningHours : IEquatable<OpeningHours>
{
    /// <summary>The most frames of a week: eight a day.</summary>
    public const int MostFrames = 56;

    /// <summary>The most holidays.</summary>
    public const int MostHolidays = 400;

    private const int DayLength = 24 * 60;

    /// <summary>How far ahead is looked, in days: ten years.</summary>
    private const int Horizon = 3653;

    private readonly TimeZoneInfo clock;
    private readonly HashSet<DateOnly> closed;
    private readonly (int From, int To)[][] week;

    /// <summary>Makes a calendar. A time zone that is not known counts as UTC: <see cref="Check"/> says so to who sets one.</summary>
    /// <param name="zone">The IANA name of the time zone, such as <c>Europe/Berlin</c>.</param>
    /// <param name="frames">The hours of a week.</param>
    /// <param name="holidays">The days on which it is closed.</param>
    public OpeningHours(string zone, IEnumerable<HoursFrame> frames, IEnumerable<DateOnly> holidays)
    {
        Zone = zone;
        Frames = [.. frames.Distinct().OrderBy(f => ((int)f.Day + 6) % 7).ThenBy(f => f.From).ThenBy(f => f.To)];
        Holidays = [.. holidays.Distinct().Order()];
        clock = HoursZones.ClockOf(zone);
        closed = [.. Holidays];
        week = [.. Enum.GetValues<DayOfWeek>().Select(DayOf)];
    }

    /// <summary>Open at all times.</summary>
    public static OpeningHours Always { get; } = new("UTC", [], []);

    /// <summary>The IANA name of the time zone.</summary>
    public string Zone { get; }

    /// <summary>The hours of a week, from Monday on.</summary>
    public IReadOnlyList<HoursFrame> Frames { get; }

    /// <summary>The days on which it is closed, in order.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; }

    /// <summary>True when nothing ever closes it.</summary>
    public bool IsAlways => Frames.Count == 0 && Holidays.Count == 0;

    /// <summary>Whether it is open at a moment.</summary>
    public bool IsOpen(DateTime at)
    {
        var wall = TimeZoneInfo.ConvertTimeFromUtc(at, clock);
        var minute = wall.TimeOfDay.TotalMinutes;
        return !closed.Contains(DateOnly.FromDateTime(wall)) && Array.Exists(week[(int)wall.DayOfWeek], f => minute >= f.From && minute < f.To);
    }

    /// <summary>When it is open next: the moment itself where it is open then.</summary>
    public DateTime? NextOpen(DateTime at)
    {
        foreach (var (from, _) in Spans(at))
        {
            return from;
        }

        return null;
    }

    /// <summary>When it closes next: null where it is closed at the moment, or never closes.</summary>
    public DateTime? ClosesAt(DateTime at)
    {
        if (!IsOpen(at) || IsAlways)
        {
            return null;
        }

        var end = at;
        foreach (var (from, to) in Spans(at))
        {
            if (from > end)
            {
                return end;
            }

            end = to;
        }

        return null;
    }

    /// <summary>When so much working time has gone by since a moment; with none, the first moment at which it is open.</summary>
    public DateTime? Add(TimeSpan work, DateTime from)
    {
        var left = work;
        foreach (var (open, close) in Spans(from))
        {
            if (left <= close - open)
            {
                return open + left;
            }

            left -= close - open;
        }

        return null;
    }

    /// <summary>How much working time lies between two moments; none where the second is the earlier.</summary>
    public TimeSpan Between(DateTime from, DateTime to)
    {
        if (IsAlways)
        {
            return to > from ? to - from : TimeSpan.Zero;
        }

        var sum = TimeSpan.Zero;
        foreach (var (open, close) in Spans(from))
        {
            if (open >= to)
            {
                break;
            }

            sum += (close < to ? close : to) - open;
        }

        return sum;
    }

    /// <summary>Why a calendar cannot be kept, or null.</summary>
    public Problem? Check() =>
        !HoursZones.Knows(Zone) ? Problem.Invalid<HoursText>("zone", "UnknownZone")
        : Frames.Count > MostFrames ? Problem.Invalid<HoursText>("frames", "TooManyFrames", MostFrames)
        : Holidays.Count > MostHolidays ? Problem.Invalid<HoursText>("holidays", "TooManyHolidays", MostHolidays)
        : null;

    /// <summary>The calendar as a room keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Kept(Zone, [.. Frames], [.. Holidays]), JsonSerializerOptions.Web);

    /// <summary>What <see cref="ToJson"/> wrote.</summary>
    public static OpeningHours FromJson(string json) =>
        JsonSerializer.Deserialize<Kept>(json, JsonSerializerOptions.Web) is { } kept ? new(kept.Zone, kept.Frames, kept.Holidays) : Always;

    /// <inheritdoc/>
    public bool Equals(OpeningHours? other) => other is not null && Zone == other.Zone && Frames.SequenceEqual(other.Frames) && Holidays.SequenceEqual(other.Holidays);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OpeningHours);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Zone, Frames.Count, Holidays.Count);

    /// <summary>The open parts of a day of the week in minutes, in order, none touching another.</summary>
    private (int From, int To)[] DayOf(DayOfWeek day)
    {
        if (Frames.Count == 0)
        {
            return [(0, DayLength)];
        }

        var joined = new List<(int From, int To)>();
        foreach (var part in Frames.Select(f => f.On(day)).OfType<(int From, int To)>().Order())
        {
            if (joined is [.., var last] && part.From <= last.To)
            {
                joined[^1] = (last.From, Math.Max(last.To, part.To));
            }
            else
            {
                joined.Add(part);
            }
        }

        return [.. joined];
    }

    /// <summary>The open spans from a moment on, in order; those of two days may touch.</summary>
    private IEnumerable<(DateTime From, DateTime To)> Spans(DateTime at)
    {
        var (start, days) = (Utc(at), 0);
        while (days++ < Horizon && start < DateTime.MaxValue - TimeSpan.FromDays(2))
        {
            var end = EndOfOffset(start, start.AddDays(1));
            foreach (var span in SpansBetween(start, end))
            {
                yield return span;
            }

            start = end;
        }
    }

    /// <summary>The open spans in a time in which the clock on the wall runs on evenly.</summary>
    private IEnumerable<(DateTime From, DateTime To)> SpansBetween(DateTime start, DateTime end)
    {
        var offset = clock.GetUtcOffset(start);
        for (var day = (start + offset).Date; day < end + offset; day = day.AddDays(1))
        {
            if (closed.Contains(DateOnly.FromDateTime(day)))
            {
                continue;
            }

            foreach (var (from, to) in week[(int)day.DayOfWeek])
            {
                var (open, close) = (Later(Utc(day.AddMinutes(from) - offset), start), Earlier(Utc(day.AddMinutes(to) - offset), end));
                if (open < close)
                {
                    yield return (open, close);
                }
            }
        }
    }

    /// <summary>The moment, not after the end, up to which the clock on the wall is as far from UTC as at the start; clocks are changed at full minutes.</summary>
    private DateTime EndOfOffset(DateTime start, DateTime end)
    {
        var offset = clock.GetUtcOffset(start);
        if (clock.GetUtcOffset(end.AddTicks(-1)) == offset)
        {
            return end;
        }

        var (same, other) = (start.Ticks / TimeSpan.TicksPerMinute, (end.Ticks / TimeSpan.TicksPerMinute) + 1);
        while (other - same > 1)
        {
            var middle = (same + other) / 2;
            (same, other) = clock.GetUtcOffset(Minute(middle)) == offset ? (middle, other) : (same, middle);
        }

        return Earlier(Minute(other), end);

        static DateTime Minute(long minute) => new(minute * TimeSpan.TicksPerMinute, DateTimeKind.Utc);
    }

    private static DateTime Utc(DateTime at) => DateTime.SpecifyKind(at, DateTimeKind.Utc);

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;

    private sealed record Kept(string Zone, List<HoursFrame> Frames, List<DateOnly> Holidays);
}
