using Portal.Commons.Hours;
using Portal.Kernel;

namespace Portal.Features.Events;

/// <summary>An event as it is planned.</summary>
/// <param name="Title">What it is called, at most 200 characters.</param>
/// <param name="Body">What it is about, in Markdown, at most 32,000 characters.</param>
/// <param name="Zone">The time zone by its IANA name.</param>
/// <param name="StartsAt">When it begins, in UTC.</param>
/// <param name="EndsAt">When it is over, in UTC.</param>
/// <param name="Place">Where people meet; empty where it has no place.</param>
/// <param name="Link">An address with http or https; empty for none.</param>
/// <param name="Seats">How many may come, guests counted; null for as many as like.</param>
/// <param name="MostGuests">How many guests each may bring.</param>
public sealed record EventPlan(string Title, string Body, string Zone, DateTime StartsAt, DateTime EndsAt, string Place = "", string Link = "", int? Seats = null, int MostGuests = 0)
{
    /// <summary>The longest that an event lasts.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    private const int MostYearsAhead = 5;

    /// <summary>When it begins, in UTC, to the second, however finely it was sent: so every database stores what was looked at.</summary>
    public DateTime StartsAt { get; init => field = WallClock.ToSecond(value); } = WallClock.ToSecond(StartsAt);

    /// <summary>When it is over, in UTC, to the second.</summary>
    public DateTime EndsAt { get; init => field = WallClock.ToSecond(value); } = WallClock.ToSecond(EndsAt);

    /// <summary>Whether it begins when an event does. One that was planned before plans were to the second may be kept more finely.</summary>
    internal bool BeginsWith(Event it) => StartsAt == WallClock.ToSecond(it.StartsAt);

    /// <summary>Whether it takes place when an event does.</summary>
    internal bool IsWhen(Event it) => BeginsWith(it) && EndsAt == WallClock.ToSecond(it.EndsAt);

    /// <summary>What is wrong with its words, whoever planned it; looked at before the deed.</summary>
    internal Problem? Words() =>
        Bounds.Check("title", Title, Event.MostTitle) ?? Bounds.Check("body", Body, Event.MostBody, min: 0) ?? Bounds.Check("place", Place, Event.MostPlace, min: 0)
        ?? (OneLine(Title) ? OneLine(Place) ? null : Problem.Invalid<EventsText>("place", "OneLine") : Problem.Invalid<EventsText>("title", "OneLine"));

    /// <summary>What else is wrong with it.</summary>
    /// <param name="before">How it was; null for a new one. An event may stay where it began.</param>
    /// <param name="now">The time.</param>
    internal Problem? Facts(Event? before, DateTime now) => Problem.Together(
    [
        .. new[]
        {
            HoursZones.Knows(Zone) ? null : Problem.Invalid<HoursText>("timeZone", "NoSuchZone"),
            before is not null && BeginsWith(before) ? null : StartsAt <= now ? Problem.Invalid<EventsText>("startsAt", "BeginsInThePast") : StartsAt > now.AddYears(MostYearsAhead) ? Problem.Invalid<EventsText>("startsAt", "TooFarAhead", MostYearsAhead) : null,
            EndsAt <= StartsAt ? Problem.Invalid<EventsText>("endsAt", "EndsBeforeItBegins") : EndsAt - StartsAt > Longest ? Problem.Invalid<EventsText>("endsAt", "TooLong", Longest.Days) : null,
            SafeLink().Problem,
            Seats is < 1 or > Event.MostSeats ? Problem.Invalid<EventsText>("seats", "SeatsFrom", Event.MostSeats) : Seats < before?.Going ? Problem.Invalid<EventsText>("seats", "SeatsTaken", before.Going) : null,
            MostGuests is < 0 or > Event.MostGuestsEach ? Problem.Invalid<EventsText>("mostGuests", "GuestsUpTo", Event.MostGuestsEach) : null,
        }.OfType<Problem>(),
    ]);

    /// <summary>The link as it is kept: of http or https alone, without a name and a password in it. Null for none.</summary>
    internal Result<string?> SafeLink() =>
        string.IsNullOrWhiteSpace(Link) ? default(string)
        : Link.Length <= Event.MostLink && Bounds.IsStorable(Link) && OneLine(Link) && Uri.TryCreate(Link.Trim(), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.UserInfo.Length == 0 && uri.AbsoluteUri.Length <= Event.MostLink
            ? uri.AbsoluteUri
        : Problem.Invalid<EventsText>("link", "NoSafeLink", Event.MostLink);

    private static bool OneLine(string text) => !text.AsSpan().ContainsAny('\n', '\r');
}
