using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on what was decided about the caller: they work while the caller may not write.</summary>
internal static class MyStandingCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Me");
        api.MapGet("/me/standing", Read).Says<MyStandingJson>("getStanding", "What was decided about the caller, newest first: warnings, approvals, mutes, suspensions and bans, what of theirs was hidden or not let through, and bans from clubs and mutes in rooms; and the points that all of it counts now.")
            .Explains("Each decision says what it counts now, and until when; `points` is the sum that moderators see.");
        api.MapPost("/me/standing/{id:long}/acknowledge", Acknowledge).Says("acknowledgeWarning", "Says that the caller has read a warning. Until then they may not write: 403 with the code `warning-unread`.")
            .Explains("Twice is as good as once.");
        api.MapGet("/me/appeals", List).Says<Page<AppealJson>>("listAppeals", "The caller's appeals, newest first.");
        api.MapPost("/me/appeals", File).Says<AppealJson>("createAppeal", "Asks that a decision about the caller be looked at again, by somebody else than who took it.", StatusCodes.Status201Created)
            .Explains("Once for each decision: else 409. Whoever is muted, suspended or banned may, too.");
    }

    private static async Task<IResult> Read(HttpContext http, CursorQuery cursor, MyStanding mine, CancellationToken ct) =>
        await (await mine.Read(http.ActorOf(), cursor.Value, ct)).ToHttp(async page => Results.Ok(new MyStandingJson([.. page.Items.Select(MyDecisionJson.Of)], page.Next, await mine.Points(http.ActorOf(), ct))));

    private static async Task<IResult> Acknowledge(HttpContext http, long id, Sanctions sanctions, CancellationToken ct) => (await sanctions.Acknowledge(http.ActorOf(), id, ct)).ToHttp();

    private static async Task<IResult> List(HttpContext http, CursorQuery cursor, MyStanding mine, CancellationToken ct) =>
        (await mine.Appeals(http.ActorOf(), cursor.Value, ct)).Then(page => new Page<AppealJson>([.. page.Items.Select(AppealJson.Of)], page.Next)).ToHttp();

    private static async Task<IResult> File(HttpContext http, Body<AppealBody> body, IdempotencyKey key, Appeals appeals, MyStanding mine, CancellationToken ct)
    {
        Subject? decision = body.Value switch
        {
            { SanctionId: { } sanction, CaseId: null, BarId: null } => new("sanction", sanction),
            { SanctionId: null, CaseId: { } decided, BarId: null } => new("case", decided),
            { SanctionId: null, CaseId: null, BarId: { } barred } => new(Bars.Kind, barred),
            _ => null,
        };
        return await (await appeals.File(http.ActorOf(), decision, body.Value.Text, key.Value, ct))
            .ToHttp(async made => (await mine.Appeal(http.ActorOf(), made, ct)).ToHttp(view => Results.Json(AppealJson.Of(view), statusCode: StatusCodes.Status201Created)));
    }
}
