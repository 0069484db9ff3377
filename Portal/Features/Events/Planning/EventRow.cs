using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Events;

/// <summary>An event as lists and calendars show it.</summary>
public sealed record EventRow
{
    /// <summary>The id.</summary>
    public required long Id { get; init; }

    /// <summary>Whose; null for the whole portal's.</summary>
    public required long? GroupId { get; init; }

    /// <summary>The series that it belongs to, or null.</summary>
    public required long? SeriesId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTime StartsAt { get; init; }

    /// <summary>When it is over.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>The time zone in which it is planned.</summary>
    public required string Zone { get; init; }

    /// <summary>Where people meet; empty where it has no place.</summary>
    public required string Place { get; init; }

    /// <summary>How many may come, guests counted; null for as many as like.</summary>
    public required int? Seats { get; init; }

    /// <summary>How many come, guests counted.</summary>
    public required int Going { get; init; }

    /// <summary>How many may come.</summary>
    public required int Maybe { get; init; }

    /// <summary>How many wait for a seat.</summary>
    public required int Waiting { get; init; }

    /// <summary>True where it was called off.</summary>
    public required bool Cancelled { get; init; }

    /// <summary>True while only who moderates it and who planned it see it.</summary>
    public required bool Hidden { get; init; }

    /// <summary>The reader's own answer; null where they gave none.</summary>
    public required ReplyState? Mine { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Event.AddressOf(Id);
}

/// <summary>An event as its page shows it.</summary>
/// <param name="Row">What lists show of it.</param>
/// <param name="Author">Who planned it.</param>
/// <param name="Body">What it is about, in Markdown.</param>
/// <param name="Html">The safe HTML of that.</param>
/// <param name="Link">The address at which it takes place, or null.</param>
/// <param name="MostGuests">How many guests each may bring.</param>
/// <param name="CancelReason">Why it was called off, or null.</param>
/// <param name="MyGuests">How many guests the reader brings.</param>
/// <param name="Before">How many stand before the reader in the waiting list; null where they do not wait.</param>
/// <param name="CanChange">May change it.</param>
/// <param name="MayNotAnswer">Why the reader may not answer it, or null.</param>
/// <param name="CreatedAt">When it was planned.</param>
/// <param name="EditedAt">When it was changed last, or null.</param>
/// <param name="Revision">How often it was changed.</param>
public sealed record EventView(
    EventRow Row, PersonView Author, string Body, string Html, string? Link, int MostGuests, string? CancelReason, int MyGuests, int? Before, bool CanChange, Problem? MayNotAnswer, DateTime CreatedAt, DateTime? EditedAt, int Revision)
{
    /// <summary>The place that it belongs to, by its name; null for the whole portal's.</summary>
    public NamedPlace? Home { get; init; }

    /// <summary>May call it off.</summary>
    public bool CanCancel { get; init; }

    /// <summary>May read who waits and who declined: who may plan events there, whatever became of it.</summary>
    public bool CanSeeWaiting { get; init; }

    /// <summary>True while it waits for a moderator.</summary>
    public bool Held { get; init; }

    /// <summary>May flag it: a member who did not plan it.</summary>
    public bool CanFlag { get; init; }
}

/// <summary>Somebody who answered an event.</summary>
/// <param name="Person">Who.</param>
/// <param name="State">What came of it.</param>
/// <param name="Guests">How many they bring.</param>
/// <param name="Turn">Their place in the waiting list.</param>
public sealed record EventPerson(PersonView Person, ReplyState State, int Guests, int Turn);

/// <summary>Which side of a moment events stand on.</summary>
public enum EventsWhen
{
    /// <summary>They are not over.</summary>
    Upcoming,

    /// <summary>They are over.</summary>
    Past,
}

/// <summary>Which events.</summary>
/// <param name="From">Those that are not over at this moment.</param>
/// <param name="To">Those that begin before this one; null for all to come.</param>
/// <param name="GroupId">Those of one group; null for all.</param>
/// <param name="Mine">Those that the reader goes to, may go to, or waits for.</param>
/// <param name="Past">Those that are over at that moment in their place, the last first.</param>
public sealed record EventFilter(DateTime From, DateTime? To = null, long? GroupId = null, bool Mine = false, bool Past = false)
{
    /// <summary>Those of one series; null for all.</summary>
    public long? SeriesId { get; init; }
}
