using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Web;

namespace Portal.Features.Events;

/// <summary>The API's calls on the caller's own calendar.</summary>
internal static class MyEventCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Events");
        api.MapGet("/me/events", Mine).Says<Page<EventRowJson>>("listMyEvents", "The events to come that the caller goes to, may go to, or waits for.");
        api.MapGet("/me/events/reminders", Reminders).Says<EventRemindersJson>("getEventReminders", "When the caller is reminded of events; a day and an hour before where they chose nothing.");
        api.MapPut("/me/events/reminders", Remind).Says<EventRemindersJson>("setEventReminders", "Chooses when the caller is reminded of events.");
        api.MapGet("/me/calendar", Address).Says<CalendarAddressJson>("getCalendarAddress", "The secret address at which calendar programs read the caller's events, or those of one club (`club`).");
        api.MapPost("/me/calendar", Renew).Says<CalendarAddressJson>("renewCalendarAddress", "Makes such an address, or a new one: the old one opens nothing any more.")
            .Explains("Whoever has it reads what the caller may read, without an account.");
    }

    private static async Task<IResult> Mine(HttpContext http, CursorQuery cursor, Query<int> limit, EventViews views, TimeProvider time, CancellationToken ct)
    {
        if (http.ActorOf() is not { AccountId: not null } actor)
        {
            return Problem.SignIn.ToHttp();
        }

        var page = await views.List(actor, new(time.GetUtcNow().UtcDateTime, Mine: true), cursor.Value, Math.Clamp(limit.Value ?? EventViews.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<EventRowJson>([.. page.Items.Select(EventRowJson.Of)], page.Next));
    }

    private static async Task<IResult> Reminders(HttpContext http, ReminderChoice choice, CancellationToken ct) =>
        (await choice.Read(http.ActorOf(), ct)).ToHttp(times => Results.Ok(new EventRemindersJson(times.First, times.Second)));

    private static async Task<IResult> Remind(HttpContext http, Body<EventRemindersJson> body, ReminderChoice choice, CancellationToken ct) =>
        (await choice.Choose(http.ActorOf(), body.Value.First, body.Value.Second, ct)).ToHttp(_ => Results.Ok(body.Value));

    private static async Task<IResult> Address(HttpContext http, Query<long> club, CalendarFeeds feeds, PublicAddress address, CancellationToken ct) =>
        (await feeds.Find(http.ActorOf(), club.Value, ct)).ToHttp(secret => Results.Ok(new CalendarAddressJson(secret is null ? null : address.Of(CalendarFeeds.AddressOf(secret)).AbsoluteUri)));

    private static async Task<IResult> Renew(HttpContext http, Body<CalendarRenewBody> body, CalendarFeeds feeds, PublicAddress address, CancellationToken ct) =>
        (await feeds.Renew(http.ActorOf(), body.Value.ClubId, ct)).ToHttp(secret => Results.Ok(new CalendarAddressJson(address.Of(CalendarFeeds.AddressOf(secret)).AbsoluteUri)));
}
