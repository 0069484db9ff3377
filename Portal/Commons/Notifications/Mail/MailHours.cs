using Portal.Commons.Hours;

namespace Portal.Commons.Notifications;

/// <summary>The hours in which somebody gets letters, by the clock on their wall.</summary>
/// <param name="Zone">The IANA name of their time zone; null, or one that is not known any more, is UTC.</param>
/// <param name="DigestHour">The hour of the digest.</param>
/// <param name="Quiet">From which hour to which nothing is sent at once; over midnight where the first is the greater.</param>
internal readonly record struct MailHours(string? Zone, int DigestHour, (int From, int To)? Quiet)
{
    /// <summary>A letter waits so long for its reader to come by and read on the page what it would say.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>What applies to who chose nothing.</summary>
    public static MailHours Usual => new(null, TellingTimes.UsualHour, null);

    private TimeZoneInfo Clock => HoursZones.ClockOf(Zone);

    /// <summary>The next time at which it is the hour of the digest, later than now.</summary>
    public DateTime NextDigest(DateTime now) => Next(now, DigestHour);

    /// <summary>The next Monday's hour of the digest, later than now.</summary>
    public DateTime NextWeek(DateTime now)
    {
        var day = TimeZoneInfo.ConvertTimeFromUtc(NextDigest(now), Clock).Date;
        return ToUtc(day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7).AddHours(DigestHour));
    }

    /// <summary>When a letter of something that happens now is due; null for none.</summary>
    public DateTime? DueAt(MailChoice mail, DateTime now) => mail switch
    {
        MailChoice.AtOnce => AfterQuiet(now + Patience),
        MailChoice.Digest => NextDigest(now),
        MailChoice.Weekly => NextWeek(now),
        _ => null,
    };

    /// <summary>The moment itself, or where it falls into quiet hours, their end.</summary>
    public DateTime AfterQuiet(DateTime at)
    {
        if (Quiet is not var (from, to) || from == to)
        {
            return at;
        }

        var hour = TimeZoneInfo.ConvertTimeFromUtc(at, Clock).Hour;
        var quiet = from < to ? hour >= from && hour < to : hour >= from || hour < to;
        return quiet ? Next(at, to) : at;
    }

    private DateTime Next(DateTime after, int hour)
    {
        var today = TimeZoneInfo.ConvertTimeFromUtc(after, Clock).Date;
        var next = ToUtc(today.AddHours(hour));
        return next > after ? next : ToUtc(today.AddDays(1).AddHours(hour));
    }

    /// <summary>An hour that a night in spring leaves out is the one after it.</summary>
    private DateTime ToUtc(DateTime wall) => TimeZoneInfo.ConvertTimeToUtc(Clock.IsInvalidTime(wall) ? wall.AddHours(1) : wall, Clock);
}
