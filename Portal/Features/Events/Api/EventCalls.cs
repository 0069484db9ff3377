using Portal.Commons.Hours;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Events;

/// <summary>The API's calls on events.</summary>
internal static class EventCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Events");
        api.MapGet("/events", List).Says<Page<EventRowJson>>("listEvents", "The events that the caller may see and that are not over, in the order in which they begin.")
            .Explains("`club` takes a club's id for its events alone. `from` is a moment (RFC 3339) in the place of now: those that were not over then. `series` takes the id of a series. `when=past` lists those that were over then, the last first.");
        api.MapPost("/events", Plan).Says<EventJson>("createEvent", "Plans an event: hosts those of their club, staff those of the whole portal.", StatusCodes.Status201Created).Produces<EventJson>(StatusCodes.Status202Accepted)
            .Explains("`startsAt` and `endsAt` are moments; `timeZone` says in which clock they are shown. What waits for a moderator is answered with 202. With `repeat` a series is made at once, and its first event answered: its times keep the clock on the wall of `timeZone` over any change of summer time.");
        api.MapGet("/events/{id:long}", Get).Says<EventJson>("getEvent", "One event.");
        api.MapPatch("/events/{id:long}", Change).Says<EventJson>("changeEvent", "Changes an event. Those who go are told when its time changes; seats that are added go to who waits.")
            .Explains("There cannot be fewer seats than are taken. One that was called off stays as it is, and so does what somebody else changes at the same time: 409.");
        api.MapPost("/events/{id:long}/cancel", Cancel).Says<EventJson>("cancelEvent", "Calls an event off, for good. Those who go, may come or wait are told why.");
        api.MapPut("/events/{id:long}/reply", Reply).Says<EventReplyJson>("replyToEvent", "Answers an event, or answers it otherwise: a club's members, and to the whole portal's every member.")
            .Explains("Who says `yes` where no seat is free waits; the list moves up by itself, in its order, when somebody leaves or seats are added.");
        api.MapGet("/events/{id:long}/replies", Replies).Says<Page<EventPersonJson>>("listEventReplies", "Who goes to an event (`state=going`, as without it) or may (`maybe`); who waits and who declined for who may change it. Accounts only.");
    }

    private static async Task<IResult> List(HttpContext http, Query<long> club, string? from, Query<EventsWhen> when, Query<long> series, CursorQuery cursor, Query<int> limit, EventViews views, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!string.IsNullOrEmpty(from) && !DateTimeOffset.TryParse(from, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out now))
        {
            return Problem.Invalid<HoursText>("from", "NoSuchDate").ToHttp();
        }

        var page = await views.List(http.ActorOf(), new(now.UtcDateTime, GroupId: club.Value, Past: when.Value == EventsWhen.Past) { SeriesId = series.Value }, cursor.Value, Math.Clamp(limit.Value ?? EventViews.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<EventRowJson>([.. page.Items.Select(EventRowJson.Of)], page.Next));
    }

    private static async Task<IResult> Plan(HttpContext http, Body<EventBody> body, IdempotencyKey key, Events events, EventViews views, CancellationToken ct) =>
        await (await events.Plan(http.ActorOf(), body.Value.ClubId, body.Value.Plan(), body.Value.Repeat?.Repeat(body.Value.TimeZone), key.Value, ct)).ToHttp(async id =>
            await views.Find(http.ActorOf(), id, ct) is not { } made ? Problem.NotFound.ToHttp()
            : made.Row.Hidden ? Results.Accepted(value: EventJson.Of(made))
            : Results.Created($"/api/v1/events/{id}", EventJson.Of(made)));

    private static async Task<IResult> Get(HttpContext http, long id, EventViews views, CancellationToken ct) => (await views.Find(http.ActorOf(), id, ct) is { } found ? EventJson.Of(found) : null).FoundOr404();

    private static async Task<IResult> Change(HttpContext http, long id, Body<EventPatch> body, Events events, EventViews views, CancellationToken ct) =>
        await views.Find(http.ActorOf(), id, ct) is not { } before ? Problem.NotFound.ToHttp()
        : await (await events.Change(http.ActorOf(), id, body.Value.On(before), before.Revision, body.Value.Following ?? false, ct)).ToHttp(_ => Get(http, id, views, ct));

    private static async Task<IResult> Cancel(HttpContext http, long id, Body<EventCancelBody> body, Events events, EventViews views, CancellationToken ct) =>
        await (await events.Cancel(http.ActorOf(), id, body.Value.Reason, body.Value.Following ?? false, ct)).ToHttp(_ => Get(http, id, views, ct));

    private static async Task<IResult> Reply(HttpContext http, long id, Body<EventReplyBody> body, EventReplies replies, EventViews views, CancellationToken ct) =>
        await (await replies.Answer(http.ActorOf(), id, body.Value.Answer ?? (EventAnswer)(-1), body.Value.Guests ?? 0, ct)).ToHttp(async _ =>
            (await views.Find(http.ActorOf(), id, ct) is { Row.Mine: { } state } mine ? new EventReplyJson(state, mine.MyGuests, mine.Before) : null).FoundOr404());

    private static async Task<IResult> Replies(HttpContext http, long id, Query<ReplyState> state, Query<long> cursor, Query<int> limit, EventViews views, CancellationToken ct)
    {
        var actor = http.ActorOf();
        if (actor.AccountId is null)
        {
            return (await views.Find(actor, id, ct) is null ? Problem.NotFound : Problem.SignIn).ToHttp();
        }

        var page = await views.People(actor, id, state.Value ?? ReplyState.Going, cursor.Value ?? 0, Math.Clamp(limit.Value ?? MostListed, 1, MostListed), ct);
        return page is not null ? Results.Ok(new Page<EventPersonJson>([.. page.Items.Select(p => new EventPersonJson(AuthorJson.Of(p.Person), p.State, p.Guests))], page.Next))
            : (await views.Find(actor, id, ct) is null ? Problem.NotFound : Problem.NotAllowed).ToHttp();
    }
}
