using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live.Hub;

namespace Portal.Commons.People;

/// <summary>Tells the hub who is behind a connection and what still holds.</summary>
internal sealed class Callers(Database database, TokenLookup tokens, TimeProvider time) : ICallers
{
    public Actor Of(HttpContext http) => http.ActorOf();

    public async Task<bool> StillHolds(Actor actor, string? bearer, CancellationToken ct) =>
        bearer is null || !bearer.StartsWith(TokenWord.Prefix, StringComparison.Ordinal) || await tokens.Find(bearer, ct) is not null;

    public async Task<bool> SeesWithheld(Actor actor, CancellationToken ct) =>
        actor.AccountId is not null && await database.Read(async db => (await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).IsModerator);

    public string OwnChannel(long accountId) => StandingChanged.Channel(accountId);
}
