using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>A token as its owner sees it in a list.</summary>
public sealed record ApiTokenView(long Id, string Name, Scopes Scopes, DateTime CreatedAt, DateTime? LastUsedAt);

/// <summary>Makes, lists and withdraws tokens.</summary>
public sealed class ApiTokens(Database database, TimeProvider time)
{
    private const int Most = 50;

    /// <summary>
    /// Makes a token for an account and answers it, for the only time. People make them for themselves and with no more scopes than they came with; the portal itself
    /// makes them for anyone.
    /// </summary>
    public Task<Result<string>> Create(Actor actor, string account, string name, Scopes scopes, CancellationToken ct) =>
        database.Write<string>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var normal = LookupNames.Of(account);
                var id = await db.Set<Account>().Where(a => a.NormalizedUserName == normal).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct);
                if ((await Standing.Of(db, actor, now, ct)).MayNotUse is { } mayNot)
                {
                    return mayNot;
                }

                if (id is not { } owner || (!actor.IsSystem && actor.AccountId != owner))
                {
                    return Problem.Invalid<TokenText>("name", "NoSuchAccount", account);
                }

                if (Bounds.Check("label", name, ApiToken.MostName) is { } problem)
                {
                    return problem;
                }

                if (await db.Set<ApiToken>().CountAsync(t => t.AccountId == owner && t.RevokedAt == null, ct) >= Most)
                {
                    return Problem.Conflict<TokenText>("TooManyTokens", Most);
                }

                var word = TokenWord.Make();
                var token = new ApiToken { AccountId = owner, Name = name.Trim(), Hash = TokenWord.Hash(word), Scopes = scopes & actor.Scopes, CreatedAt = now };
                db.Add(token);
                await db.SaveChangesAsync(ct);
                db.Audit(actor, AuditAction.TokenCreated, new("token", token.Id), now, details: $"account:{owner}", after: Said(token), whom: owner);
                return word;
            },
            ct);

    /// <summary>Withdraws a token of the actor's own, or of anyone's for an admin. It stops working within five seconds.</summary>
    public Task<Result<Nothing>> Revoke(Actor actor, long tokenId, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                var token = await db.Set<ApiToken>().AsTracking().FirstOrDefaultAsync(t => t.Id == tokenId && t.RevokedAt == null, ct);
                if (token is null || (token.AccountId != standing.AccountId && !standing.IsAdmin))
                {
                    return Problem.NotFound;
                }

                token.RevokedAt = now;
                db.Audit(actor, AuditAction.TokenRevoked, new("token", token.Id), now, details: $"account:{token.AccountId}", before: Said(token), whom: token.AccountId);
                return default(Nothing);
            },
            ct);

    /// <summary>The actor's own tokens that work, newest first.</summary>
    public async Task<IReadOnlyList<ApiTokenView>> List(Actor actor, CancellationToken ct) =>
        actor.AccountId is not { } owner ? [] : await database.Read(db => db.Set<ApiToken>()
            .Where(t => t.AccountId == owner && t.RevokedAt == null).OrderByDescending(t => t.Id).Take(Most)
            .Select(t => new ApiTokenView(t.Id, t.Name, t.Scopes, t.CreatedAt, t.LastUsedAt)).ToListAsync(ct));

    /// <summary>What the log says of a token: enough to know it by, and nothing that opens a door.</summary>
    private static string Said(ApiToken token) => $"{token.Name} ({token.Scopes})";
}
