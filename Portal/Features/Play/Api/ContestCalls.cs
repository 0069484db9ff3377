using System.Globalization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Play;

/// <summary>The API's calls on contests.</summary>
internal static class ContestCalls
{
    private const int MostListed = 100;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/games/contests", Announce).Says<GameJson>("createContest", "Announces a contest in a club: its hosts, and who moderates it.", StatusCodes.Status201Created).Produces<GameJson>(StatusCodes.Status202Accepted);
        api.MapGet("/games/{id:long}/entries", Entries).Says<Page<EntryJson>>("listContestEntries", "The entries of a contest, in the order in which they came, and once it is decided in that of the result.");
        api.MapPost("/games/{id:long}/entries", Submit).Says<EntryJson>("createContestEntry", "Sends an entry in, while they are taken.", StatusCodes.Status201Created).Produces<EntryJson>(StatusCodes.Status202Accepted);
        api.MapDelete("/games/{id:long}/entries/{number:int}", Withdraw).Says("withdrawContestEntry", "Takes one's entry back, while they are taken.");
        api.MapPut("/games/{id:long}/entries/{number:int}/vote", Vote).Says<EntryJson>("voteForContestEntry", "Votes for an entry of somebody else, or, in the jury, gives it 1 to 10 points; 0 takes that back. It can be changed until the end, and is counted then.");
    }

    private static async Task<IResult> Announce(HttpContext http, Body<ContestBody> body, IdempotencyKey key, Contests contests, GameViews views, CancellationToken ct) =>
        await GameCalls.Made(http, await contests.Announce(http.ActorOf(), body.Value.Plan(), body.Value.Contest(), key.Value, ct), views, ct);

    private static async Task<IResult> Entries(HttpContext http, long id, Query<int> cursor, Query<int> limit, ContestViews views, CancellationToken ct)
    {
        var page = await views.Entries(http.ActorOf(), id, cursor.Value ?? 0, Math.Clamp(limit.Value ?? ContestViews.PageSize, 1, MostListed), ct);
        return (page is null ? null : new Page<EntryJson>([.. page.Items.Select(EntryJson.Of)], page.Next)).FoundOr404();
    }

    private static async Task<IResult> Submit(HttpContext http, long id, Body<EntryBody> body, IdempotencyKey key, ContestEntries entries, ContestViews views, CancellationToken ct) =>
        await (await entries.Submit(http.ActorOf(), id, body.Value.Body ?? "", key.Value, ct)).ToHttp(async number =>
            await One(http, id, number, views, ct) is not { } made ? Problem.NotFound.ToHttp()
            : made.Hidden ? Results.Accepted(value: made)
            : Results.Created(string.Create(CultureInfo.InvariantCulture, $"/api/v1/games/{id}/entries?cursor={number - 1}"), made));

    private static async Task<IResult> Withdraw(HttpContext http, long id, int number, ContestEntries entries, CancellationToken ct) => (await entries.Withdraw(http.ActorOf(), id, number, ct)).ToHttp();

    private static async Task<IResult> Vote(HttpContext http, long id, int number, Body<VoteBody> body, ContestEntries entries, ContestViews views, CancellationToken ct) =>
        await (await entries.Vote(http.ActorOf(), id, number, body.Value.Points ?? 1, ct)).ToHttp(async _ => (await One(http, id, number, views, ct)).FoundOr404());

    private static async Task<EntryJson?> One(HttpContext http, long id, int number, ContestViews views, CancellationToken ct) =>
        (await views.Entries(http.ActorOf(), id, 0, 1, ct, number))?.Items.FirstOrDefault() is { } row ? EntryJson.Of(row) : null;
}
