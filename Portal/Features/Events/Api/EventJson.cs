using Portal.Commons.Hours;
using Portal.Commons.People;

namespace Portal.Features.Events;

/// <summary>An event in lists of the API.</summary>
/// <param name="Id">The id; its live channel is <c>event:ID</c>.</param>
/// <param name="ClubId">The club whose event it is; null for one of the whole portal.</param>
/// <param name="SeriesId">The series that it belongs to: the id of the first event of it; null for one that does not come again.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it is over.</param>
/// <param name="TimeZone">The time zone in which it is planned, by its IANA name.</param>
/// <param name="Place">Where people meet; empty where it has no place.</param>
/// <param name="Seats">How many may come, guests counted; null for as many as like.</param>
/// <param name="Going">How many come, guests counted.</param>
/// <param name="Maybe">How many may come.</param>
/// <param name="Waiting">How many wait for a seat.</param>
/// <param name="Cancelled">True where it was called off.</param>
/// <param name="Hidden">True while a moderator has taken it from view, or has not looked at it yet.</param>
/// <param name="MyReply">What came of the caller's answer; null where they gave none.</param>
/// <param name="Url">Its page.</param>
public sealed record EventRowJson(
    long Id, long? ClubId, long? SeriesId, string Title, DateTime StartsAt, DateTime EndsAt, string TimeZone, string Place, int? Seats, int Going, int Maybe, int Waiting, bool Cancelled, bool Hidden, ReplyState? MyReply, string Url)
{
    internal static EventRowJson Of(EventRow e) => new(e.Id, e.GroupId, e.SeriesId, e.Title, e.StartsAt, e.EndsAt, e.Zone, e.Place, e.Seats, e.Going, e.Maybe, e.Waiting, e.Cancelled, e.Hidden, e.Mine, e.Url);
}

/// <summary>An event, in answers of the API.</summary>
/// <param name="Id">The id; its live channel is <c>event:ID</c>.</param>
/// <param name="ClubId">The club whose event it is; null for one of the whole portal.</param>
/// <param name="SeriesId">The series that it belongs to: the id of the first event of it; null for one that does not come again.</param>
/// <param name="Author">Who planned it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Body">What it is about: the Markdown, byte for byte as it was sent.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it is over.</param>
/// <param name="TimeZone">The time zone in which it is planned, by its IANA name.</param>
/// <param name="Place">Where people meet; empty where it has no place.</param>
/// <param name="Link">The address at which it takes place, or null.</param>
/// <param name="Seats">How many may come, guests counted; null for as many as like.</param>
/// <param name="MostGuests">How many guests each may bring.</param>
/// <param name="Going">How many come, guests counted.</param>
/// <param name="Maybe">How many may come.</param>
/// <param name="Waiting">How many wait for a seat.</param>
/// <param name="Cancelled">True where it was called off.</param>
/// <param name="CancelReason">Why, or null.</param>
/// <param name="Hidden">True while a moderator has taken it from view, or has not looked at it yet.</param>
/// <param name="MyReply">What came of the caller's answer; null where they gave none.</param>
/// <param name="MyGuests">How many guests they bring.</param>
/// <param name="WaitingBefore">How many wait before the caller; null where they do not wait.</param>
/// <param name="MayReply">True where the caller may answer it now.</param>
/// <param name="CreatedAt">When it was planned.</param>
/// <param name="EditedAt">When it was changed last, or null.</param>
/// <param name="Url">Its page.</param>
public sealed record EventJson(
    long Id, long? ClubId, long? SeriesId, AuthorJson Author, string Title, string Body, string Html, DateTime StartsAt, DateTime EndsAt, string TimeZone, string Place, string? Link, int? Seats, int MostGuests, int Going, int Maybe, int Waiting,
    bool Cancelled, string? CancelReason, bool Hidden, ReplyState? MyReply, int MyGuests, int? WaitingBefore, bool MayReply, DateTime CreatedAt, DateTime? EditedAt, string Url)
{
    internal static EventJson Of(EventView v) => new(
        v.Row.Id, v.Row.GroupId, v.Row.SeriesId, AuthorJson.Of(v.Author), v.Row.Title, v.Body, v.Html, v.Row.StartsAt, v.Row.EndsAt, v.Row.Zone, v.Row.Place, v.Link, v.Row.Seats, v.MostGuests, v.Row.Going, v.Row.Maybe, v.Row.Waiting,
        v.Row.Cancelled, v.CancelReason, v.Row.Hidden, v.Row.Mine, v.MyGuests, v.Before, v.MayNotAnswer is null, v.CreatedAt, v.EditedAt, v.Row.Url);
}

/// <summary>An event as it is planned.</summary>
/// <param name="ClubId">The club whose event it is; null for one of the whole portal, which staff alone plan.</param>
/// <param name="Title">What it is called, at most 200 characters.</param>
/// <param name="Body">What it is about, in Markdown, at most 32,000 characters.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it is over.</param>
/// <param name="TimeZone">The time zone in which it is planned, by its IANA name; UTC where it is not given.</param>
/// <param name="Place">Where people meet, at most 200 characters.</param>
/// <param name="Link">An address with http or https at which it takes place.</param>
/// <param name="Seats">How many may come, guests counted; null for as many as like.</param>
/// <param name="MostGuests">How many guests each may bring, at most 10; none where it is not given.</param>
/// <param name="Repeat">How it comes again; null for once.</param>
public sealed record EventBody(
    long? ClubId, string? Title, string? Body, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? TimeZone = null, string? Place = null, string? Link = null, int? Seats = null, int? MostGuests = null, EventRepeatBody? Repeat = null)
{
    internal EventPlan Plan() => new(
        Title ?? "", Body ?? "", TimeZone ?? "UTC", StartsAt?.UtcDateTime ?? DateTime.UnixEpoch, EndsAt?.UtcDateTime ?? DateTime.UnixEpoch, Place ?? "", Link ?? "", Seats, MostGuests ?? 0);
}

/// <summary>How an event comes again: so many times, or until a day.</summary>
/// <param name="Every">week, second-week, or month: on the same weekday of each month.</param>
/// <param name="Times">How many times in all, from 2 to 60.</param>
/// <param name="Until">In its place the last day on which it may begin, in the event's time zone.</param>
public sealed record EventRepeatBody(RepeatEvery? Every, int? Times = null, DateTimeOffset? Until = null)
{
    internal EventRepeat Repeat(string? zone) => new(Every ?? (RepeatEvery)(-1), Times, Until is { } day ? WallClock.Wall(day.UtcDateTime, zone) : null);
}

/// <summary>What of an event is to be changed; what is null stays.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Body">What it is about.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it is over.</param>
/// <param name="TimeZone">The time zone.</param>
/// <param name="Place">Where people meet.</param>
/// <param name="Link">The address at which it takes place; empty for none.</param>
/// <param name="Seats">How many may come; 0 for as many as like.</param>
/// <param name="MostGuests">How many guests each may bring.</param>
/// <param name="Following">True to change those that follow it in its series, too: all or none.</param>
public sealed record EventPatch(
    string? Title = null, string? Body = null, DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null, string? TimeZone = null, string? Place = null, string? Link = null, int? Seats = null, int? MostGuests = null, bool? Following = null)
{
    internal EventPlan On(EventView v) => new(
        Title ?? v.Row.Title, Body ?? v.Body, TimeZone ?? v.Row.Zone, StartsAt?.UtcDateTime ?? v.Row.StartsAt, EndsAt?.UtcDateTime ?? v.Row.EndsAt, Place ?? v.Row.Place, Link ?? v.Link ?? "",
        Seats == 0 ? null : Seats ?? v.Row.Seats, MostGuests ?? v.MostGuests);
}

/// <summary>Why an event is called off.</summary>
/// <param name="Reason">As those who go are told, at most 500 characters.</param>
/// <param name="Following">True to call off those that follow it in its series, too.</param>
public sealed record EventCancelBody(string? Reason, bool? Following = null);

/// <summary>An answer to an event.</summary>
/// <param name="Answer">yes, maybe or no.</param>
/// <param name="Guests">How many come along; none where it is not given.</param>
public sealed record EventReplyBody(EventAnswer? Answer, int? Guests = null);

/// <summary>What came of an answer.</summary>
/// <param name="State">going, waiting, maybe or declined.</param>
/// <param name="Guests">How many come along.</param>
/// <param name="WaitingBefore">How many wait before the caller; null where they do not wait.</param>
public sealed record EventReplyJson(ReplyState State, int Guests, int? WaitingBefore);

/// <summary>Somebody who answered an event.</summary>
/// <param name="Person">Who.</param>
/// <param name="State">What came of it.</param>
/// <param name="Guests">How many come along.</param>
public sealed record EventPersonJson(AuthorJson Person, ReplyState State, int Guests);

/// <summary>When the caller is reminded of events.</summary>
/// <param name="First">So many minutes before they begin: 15, 30, 60, 180, 1440, 2880 or 10080; null for not.</param>
/// <param name="Second">And once more so many minutes before; null for not.</param>
public sealed record EventRemindersJson(int? First, int? Second);

/// <summary>The secret address of a calendar.</summary>
/// <param name="Url">Where calendar programs read it; null where none was made yet.</param>
public sealed record CalendarAddressJson(string? Url);

/// <summary>Which calendar gets a new secret address.</summary>
/// <param name="ClubId">That of one club; null for the caller's own.</param>
public sealed record CalendarRenewBody(long? ClubId = null);
