using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Play;

/// <summary>The API's calls on lucky draws.</summary>
internal static class DrawCalls
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/games/draws", Announce).Says<GameJson>("createDraw", "Announces a lucky draw in a club: its hosts, and who moderates it.", StatusCodes.Status201Created).Produces<GameJson>(StatusCodes.Status202Accepted)
            .Explains("The answer holds the commitment to its seed, which the server has made and shows to nobody before it is drawn. Ten minutes after the close, when the frozen list of entries has been public for as long, it is drawn by itself.");
        api.MapPut("/games/{id:long}/entry", Enter).Says<GameJson>("enterDraw", "Enters a draw. `draw.mine` holds what the caller's entry in the list is made of.");
        api.MapDelete("/games/{id:long}/entry", Withdraw).Says<GameJson>("leaveDraw", "Takes one's entry back, while the draw is open.");
        api.MapGet("/games/{id:long}/proof", Proof).Says<DrawProofJson>("getDrawProof", "All that it takes to do a draw again: commitment, list, seed. Empty fields are not public yet.")
            .Explains("Hashes are SHA-256 of ASCII text, in small hexadecimal digits. `commitment` is that of `SEED`; an entry that of `draw:ID:SALT:ACCOUNT`, whose salt its owner alone knows; `listHash` that of the sorted entries with `\\n` between. " +
                "Entries are put in the order of the hashes of `SEED:LISTHASH:ENTRY`: as many as there are prizes win, from the smallest on. At most 20,000 entries.");
    }

    private static async Task<IResult> Announce(HttpContext http, Body<DrawBody> body, IdempotencyKey key, Draws draws, GameViews views, CancellationToken ct) =>
        await GameCalls.Made(http, await draws.Announce(http.ActorOf(), body.Value.Plan(), [.. (body.Value.Prizes ?? []).OfType<string>()], body.Value.HostsEnter ?? false, key.Value, ct), views, ct);

    private static async Task<IResult> Enter(HttpContext http, long id, Draws draws, GameViews views, CancellationToken ct) => await GameCalls.After(http, id, await draws.Enter(http.ActorOf(), id, ct), views, ct);

    private static async Task<IResult> Withdraw(HttpContext http, long id, Draws draws, GameViews views, CancellationToken ct) => await GameCalls.After(http, id, await draws.Withdraw(http.ActorOf(), id, ct), views, ct);

    private static async Task<IResult> Proof(HttpContext http, long id, GameViews views, CancellationToken ct) => (await views.Proof(http.ActorOf(), id, ct) is { } found ? DrawProofJson.Of(found) : null).FoundOr404();
}
