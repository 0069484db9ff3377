using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live.Hub;

namespace Portal.Commons.People;

/// <summary>Tells the hub who is behind a connection and what still holds.</summary>
internal sealed class Callers(Database database, TokenLookup tokens, StampCheck stamps, TimeProvider time) : ICallers
{
    public Actor Of(HttpContext http) => http.ActorOf();

    public async Task<bool> StillHolds(ClaimsPrincipal user, string? bearer, CancellationToken ct) =>
        bearer?.StartsWith(TokenWord.Prefix, StringComparison.Ordinal) == true ? await tokens.Find(bearer, ct) is not null
        : user.Identity?.IsAuthenticated != true || await stamps.IsCurrent(user, ct);

    public async Task<bool> SeesWithheld(Actor actor, CancellationToken ct) =>
        actor.AccountId is not null && await database.Read(async db => (await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).IsModerator);

    public async Task<IReadOnlySet<long>> WhoMaySeeWithheld(CancellationToken ct) =>
        await database.Read(db => db.Set<Account>().Where(a => (a.Roles & Moderators.Everywhere) != 0).Select(a => a.Id).ToHashSetAsync(ct));

    public string OwnChannel(long accountId) => StandingChanged.Channel(accountId);
}
