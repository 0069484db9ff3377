using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Events;

/// <summary>The API's calls on question hours.</summary>
internal static class HourCalls
{
    /// <summary>Where a field finds people to name as guests.</summary>
    public static string People(long eventId) => $"/api/v1/events/{eventId}/hour/people";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Question hours");
        api.MapGet("/events/{id:long}/hour", Get).Says<HourJson>("getHour", "The question hour of an event: how far it has come, its guests, and the question that is being answered.")
            .Explains("404 where the event is none. All that happens in it is told on `event:ID`.");
        api.MapPut("/events/{id:long}/hour", SetUp).Says<HourJson>("setUpHour", "Makes an event a question hour, or changes for how long its guests may answer afterwards. Who may change the event.");
        api.MapPost("/events/{id:long}/hour/open", Open).Says<HourJson>("openHour", "Opens the hour: from now on questions are picked and answered. One that was closed goes on.")
            .Explains("Where a colleague who leads it did something since `revision`, 409 says what, here and in the calls on its questions.");
        api.MapPost("/events/{id:long}/hour/close", Close).Says<HourJson>("closeHour", "Closes the hour. What nobody answered stays marked so, and the guests may answer it for some days.");
        api.MapPut("/events/{id:long}/hour/guests/{name}", Invite).Says("addHourGuest", "Names a guest, who is told. It must be somebody who can see the event. Twice is as good as once.");
        api.MapDelete("/events/{id:long}/hour/guests/{name}", Dismiss).Says("removeHourGuest", "Somebody is a guest no more; what they answered stays. Twice is as good as once.");
        api.MapGet("/events/{id:long}/hour/people", Whom).Says<Page<HourPersonJson>>("listHourPeople", "People whose names begin with `q` and who can see the event, to be named as guests; at most eight. For who leads the hour.");
    }

    internal static async Task<IResult> Get(HttpContext http, long id, HourViews views, CancellationToken ct) => (await views.Look(http.ActorOf(), id, ct) is { } sight ? HourJson.Of(sight) : null).FoundOr404();

    private static async Task<IResult> SetUp(HttpContext http, long id, Body<HourBody> body, QuestionHours hours, HourViews views, CancellationToken ct) =>
        await (await hours.SetUp(http.ActorOf(), id, body.Value.LateDays ?? QuestionHour.UsualLateDays, ct)).ToHttp(_ => Get(http, id, views, ct));

    private static async Task<IResult> Open(HttpContext http, long id, Body<HourDeedBody> body, QuestionHours hours, HourViews views, CancellationToken ct) =>
        await (await hours.Open(http.ActorOf(), id, body.Value.Revision, ct)).ToHttp(_ => Get(http, id, views, ct));

    private static async Task<IResult> Close(HttpContext http, long id, Body<HourDeedBody> body, QuestionHours hours, HourViews views, CancellationToken ct) =>
        await (await hours.Close(http.ActorOf(), id, body.Value.Revision, ct)).ToHttp(_ => Get(http, id, views, ct));

    private static async Task<IResult> Invite(HttpContext http, long id, string name, QuestionHours hours, CancellationToken ct) => (await hours.Invite(http.ActorOf(), id, name, ct)).ToHttp();

    private static async Task<IResult> Dismiss(HttpContext http, long id, string name, QuestionHours hours, CancellationToken ct) => (await hours.Dismiss(http.ActorOf(), id, name, ct)).ToHttp();

    private static async Task<IResult> Whom(HttpContext http, long id, string? q, QuestionHours hours, CancellationToken ct) =>
        (await hours.Offer(http.ActorOf(), id, q, ct)).ToHttp(people => Results.Ok(new Page<HourPersonJson>(people.ConvertAll(p => new HourPersonJson(p.Id, p.Name, p.DisplayName)), null)));
}
