using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Finds the account behind a token, and remembers it for some seconds: a withdrawn token works no longer than that.</summary>
internal sealed class TokenLookup(Database database, TimeProvider time, ILogger<TokenLookup> log) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UseNoted = TimeSpan.FromMinutes(5);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async Task<AuthenticationTicket?> Find(string word, CancellationToken ct)
    {
        if (known.TryGetValue(word, out AuthenticationTicket? ticket))
        {
            return ticket;
        }

        var hash = TokenWord.Hash(word);
        var token = await database.Read(db => db.Set<ApiToken>().Where(t => t.Hash == hash && t.RevokedAt == null)
            .Select(t => new { t.Id, t.AccountId, t.Scopes, t.LastUsedAt }).FirstOrDefaultAsync(ct));
        if (token is null)
        {
            return null;
        }

        var now = time.GetUtcNow().UtcDateTime;
        if (token.LastUsedAt is not { } last || now - last > UseNoted)
        {
            _ = NoteUse(token.Id, now);
        }

        ticket = Ticket(token.AccountId, token.Scopes);
        return known.Set(word, ticket, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
    }

    public void Dispose() => known.Dispose();

    private static AuthenticationTicket Ticket(long account, Scopes scopes) => new(
        new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, account.ToString(CultureInfo.InvariantCulture)),
                new(Actors.ScopesClaim, scopes.ToString()),
            ],
            TokenHandler.Scheme)),
        TokenHandler.Scheme);

    private async Task NoteUse(long id, DateTime now)
    {
        try
        {
            await database.Write<int>(async db => await db.Set<ApiToken>().Where(t => t.Id == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedAt, now)), CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The use of token {Token} could not be noted.", id);
        }
    }
}
