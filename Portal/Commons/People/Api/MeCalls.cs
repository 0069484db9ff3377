using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>The account behind a call, in answers of the API.</summary>
public sealed record MeJson(long Id, string Name, string DisplayName, string? Email, IReadOnlyList<Roles> Roles, IReadOnlyList<Scopes> Scopes, bool Banned, string? Language, DateTime CreatedAt);

/// <summary>The calls under <c>/me</c>: for the caller about the caller.</summary>
internal static class MeCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Me");
        api.MapGet("/me", Me).Says<MeJson>("getMe", "The account that the token or the cookie stands for.");
        api.MapGet("/me/export", Export).Says<Dictionary<string, JsonElement>>("exportMe", "Everything the portal keeps of the caller's own, as one JSON object: the account, and a list for each kind of thing.");
    }

    private static async Task<IResult> Me(HttpContext http, Database database, TimeProvider time, CancellationToken ct) =>
        await Read(http.ActorOf(), database, time, ct) is { } me ? Results.Ok(me) : Problem.SignIn.ToHttp();

    private static async Task<IResult> Export(HttpContext http, Database database, TimeProvider time, IEnumerable<IPersonalData> rooms, CancellationToken ct)
    {
        if (await Read(http.ActorOf(), database, time, ct) is not { } me)
        {
            return Problem.SignIn.ToHttp();
        }

        http.Response.Headers.ContentDisposition = "attachment; filename=portal-export.json";
        var all = new Dictionary<string, object> { ["account"] = me };
        foreach (var room in rooms)
        {
            all[room.Name] = room.Export(me.Id);
        }

        return Results.Ok(all);
    }

    private static async Task<MeJson?> Read(Actor actor, Database database, TimeProvider time, CancellationToken ct)
    {
        if (actor.AccountId is not { } id)
        {
            return null;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, ct);
        return account is null ? null : new(
            id, account.UserName ?? "", account.DisplayName ?? account.UserName ?? "", account.Email,
            Each(standing.Roles), Each(standing.Scopes & Scopes.All), standing.Banned, account.Language, account.CreatedAt);
    }

    private static List<T> Each<T>(T flags)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(f => flags.HasFlag(f) && System.Numerics.BitOperations.IsPow2(Convert.ToInt32(f, null)))];
}
