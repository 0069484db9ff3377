using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Play;

/// <summary>The API's calls on games of every kind, and on points.</summary>
internal static class GameCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Games");
        api.MapGet("/games", List).Says<Page<GameRowJson>>("listGames", "The games of a club that the caller may see, newest first.").Explains("`club` takes a club's id; `kind` narrows it to `draw`, `contest` or `quiz`.");
        api.MapGet("/games/points", Points).Says<Page<PointsJson>>("listClubPoints", "Those in a club (`club`) with the most points, at most 50.");
        api.MapGet("/games/points/entries", History).Says<Page<PointEntry>>("listPointEntries", "What somebody's points in a club (`club`, `person`) add up from: each entry with its game and its reason, the newest first, at most 200.");
        api.MapGet("/games/{id:long}", Get).Says<GameJson>("getGame", "One game: a draw, a contest or a quiz.");
        api.MapPost("/games/{id:long}/cancel", Cancel).Says<GameJson>("cancelGame", "Calls a game off, for good, while one can still take part. Those who do are told why.");
        DrawCalls.Map(api);
        QuizCalls.Map(api);
        ContestCalls.Map(api);
    }

    /// <summary>What is answered where a game was announced.</summary>
    internal static async Task<IResult> Made(HttpContext http, Result<long> made, GameViews views, CancellationToken ct) =>
        await made.ToHttp(async id =>
            await views.Find(http.ActorOf(), id, ct) is not { } found ? Problem.NotFound.ToHttp()
            : found.Row.Hidden ? Results.Accepted(value: GameJson.Of(found))
            : Results.Created($"/api/v1/games/{id}", GameJson.Of(found)));

    /// <summary>The game, where something was done in it.</summary>
    internal static Task<IResult> After(HttpContext http, long id, Result<Nothing> done, GameViews views, CancellationToken ct) => done.ToHttp(_ => Get(http, id, views, ct));

    private static async Task<IResult> List(HttpContext http, Query<long> club, Query<GameKind> kind, CursorQuery cursor, Query<int> limit, GameViews views, CancellationToken ct)
    {
        var page = await views.List(http.ActorOf(), club.Value ?? 0, kind.Value, cursor.Value, Math.Clamp(limit.Value ?? GameViews.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<GameRowJson>([.. page.Items.Select(GameRowJson.Of)], page.Next));
    }

    private static async Task<IResult> Points(HttpContext http, Query<long> club, PointViews views, CancellationToken ct) =>
        (await views.Ranking(http.ActorOf(), club.Value ?? 0, ct) is { } rows ? new Page<PointsJson>([.. rows.Select(r => new PointsJson(AuthorJson.Of(r.Person), r.Points, r.Games, r.Title))], null) : null).FoundOr404();

    private static async Task<IResult> History(HttpContext http, Query<long> club, Query<long> person, PointViews views, CancellationToken ct) =>
        (await views.History(http.ActorOf(), club.Value ?? 0, person.Value ?? 0, ct) is { } found ? new Page<PointEntry>(found.Entries, null) : null).FoundOr404();

    private static async Task<IResult> Get(HttpContext http, long id, GameViews views, CancellationToken ct) => (await views.Find(http.ActorOf(), id, ct) is { } found ? GameJson.Of(found) : null).FoundOr404();

    private static async Task<IResult> Cancel(HttpContext http, long id, Body<GameCancelBody> body, Games games, GameViews views, CancellationToken ct) =>
        await After(http, id, await games.Cancel(http.ActorOf(), id, body.Value.Reason, ct), views, ct);
}
