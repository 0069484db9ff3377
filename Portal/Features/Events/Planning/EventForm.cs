using System.Globalization;
using System.Text.Json.Serialization;
using Portal.Commons.Drafts;
using Portal.Commons.Hours;
using Portal.Kernel;

namespace Portal.Features.Events;

/// <summary>What stands in the form of an event, besides the text in its box: as it was typed.</summary>
internal sealed class EventForm
{
    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The time zone; empty while none is chosen.</summary>
    public string Zone { get; set; } = "";

    /// <summary>When it begins, as a browser writes it.</summary>
    public string? Starts { get; set; }

    /// <summary>When it is over.</summary>
    public string? Ends { get; set; }

    /// <summary>How often it comes again, by the word of <see cref="RepeatEvery"/>; empty for not.</summary>
    public string Every { get; set; } = "";

    /// <summary>How many times.</summary>
    public string? Times { get; set; }

    /// <summary>Until which day.</summary>
    public string? Until { get; set; }

    /// <summary>Those that follow it in its series are changed, too.</summary>
    public bool Following { get; set; }

    /// <summary>Where people meet.</summary>
    public string? Place { get; set; }

    /// <summary>The address at which it takes place.</summary>
    public string? Link { get; set; }

    /// <summary>How many may come.</summary>
    public string? Seats { get; set; }

    /// <summary>How many guests each may bring.</summary>
    public int Guests { get; set; }

    /// <summary>The revision of the event from which it was begun; 0 for a new one.</summary>
    public int Revision { get; set; }

    /// <summary>How it comes again; what is no number is none.</summary>
    [JsonIgnore]
    public EventRepeat? Repeat => !Enum.TryParse<RepeatEvery>(Every, out var every) ? null : new(
        every, int.TryParse(Times, CultureInfo.InvariantCulture, out var number) ? number : string.IsNullOrWhiteSpace(Times) ? null : 0,
        DateTime.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    /// <summary>The form of an event that is changed.</summary>
    public static EventForm Of(EventView it) => new()
    {
        Title = it.Row.Title, Zone = it.Row.Zone, Starts = WallClock.Typed(it.Row.StartsAt, it.Row.Zone), Ends = WallClock.Typed(it.Row.EndsAt, it.Row.Zone), Place = it.Row.Place, Link = it.Link,
        Seats = it.Row.Seats?.ToString(CultureInfo.InvariantCulture), Guests = it.MostGuests, Revision = it.Revision,
    };

    /// <summary>The form of a new one: tomorrow evening, by the clock of who plans it.</summary>
    public static EventForm New(DateTime now, string? zone)
    {
        var evening = WallClock.Wall(now, zone).Date.AddDays(1).AddHours(19);
        return new() { Zone = zone ?? "", Starts = evening.ToString(WallClock.Form, CultureInfo.InvariantCulture), Ends = evening.AddHours(2).ToString(WallClock.Form, CultureInfo.InvariantCulture) };
    }

    /// <summary>The plan, with the text from the box. What was shown of an event and not touched stays to the second.</summary>
    public Result<EventPlan> Plan(string text, EventView? before)
    {
        var (from, to) = (Moment("startsAt", Starts, before, before?.Row.StartsAt), Moment("endsAt", Ends, before, before?.Row.EndsAt));
        if (Problem.Together([.. new[] { from.Problem, to.Problem }.OfType<Problem>()]) is { } problem)
        {
            return problem;
        }

        int? seats = int.TryParse(Seats, CultureInfo.InvariantCulture, out var number) ? number : string.IsNullOrWhiteSpace(Seats) ? null : 0;
        return new EventPlan(Title ?? "", text, Zone, from.Value, to.Value, Place ?? "", Link ?? "", seats, Guests);
    }

    /// <summary>As a draft keeps it.</summary>
    public string Write() => DraftDetails.Write(this);

    /// <summary>What a draft kept; null where that cannot be read.</summary>
    public static EventForm? Read(string? kept) => DraftDetails.Read<EventForm>(kept);

    private Result<DateTime> Moment(string field, string? typed, EventView? before, DateTime? was) =>
        was is { } at ? WallClock.Read(field, typed, Zone, at, before!.Row.Zone) : WallClock.Read(field, typed, Zone);
}
