using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Accounts;

/// <summary>What came of a name and a password.</summary>
/// <param name="AccountId">Whose they are; null when they fit nobody, or are locked.</param>
/// <param name="Locked">True while no password is taken for this name.</param>
public readonly record struct PasswordAnswer(long? AccountId, bool Locked);

/// <summary>
/// Checks a name or address and a password. Somebody unknown, somebody known and somebody locked cost the same work: one look-up,
/// one hash, one write. Five wrong passwords in a row lock, also for a name that nobody has.
/// </summary>
public sealed class PasswordCheck(Database database, IPasswordHasher<Account> hasher, IOptions<IdentityOptions> options, TimeProvider time)
{
    private readonly string nobodysHash = hasher.HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>Checks and counts.</summary>
    public async Task<PasswordAnswer> Check(string login, string password, CancellationToken ct)
    {
        var (id, hash) = await Find(LookupNames.Of(login), ct);
        var fits = Fits(hash, password);
        var key = KeyOf(id, login);
        var locked = await database.Write<bool>(db => Count(db, key, fits, ct), ct);
        return new(fits && !locked.Value ? id : null, locked.Value);
    }

    /// <summary>Forgets the wrong attempts, inside a deed that proves who somebody is in another way.</summary>
    public static Task Forget(PortalDb db, long accountId, CancellationToken ct)
    {
        var key = KeyOf(accountId, "");
        return db.Set<SignInCount>().Where(c => c.Key == key).ExecuteDeleteAsync(ct);
    }

    /// <summary>By what the wrong passwords of an account are counted.</summary>
    internal static string KeyOf(long accountId) => KeyOf(accountId, "");

    private static string KeyOf(long? id, string login) =>
        id is { } known ? string.Create(CultureInfo.InvariantCulture, $"account:{known}") : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(LookupNames.Of(login))));

    private async Task<(long? Id, string? Hash)> Find(string name, CancellationToken ct)
    {
        await using var db = database.Open();
        var found = await db.Set<Account>().Where(a => a.NormalizedUserName == name || a.NormalizedEmail == name)
            .Select(a => new { a.Id, a.PasswordHash }).FirstOrDefaultAsync(ct);
        return (found?.Id, found?.PasswordHash);
    }

    private bool Fits(string? hash, string password)
    {
        var bounded = password.Length <= AccountRules.MostPassword ? password : "";
        return hasher.VerifyHashedPassword(null!, hash ?? nobodysHash, bounded) != PasswordVerificationResult.Failed && hash is not null;
    }

    /// <summary>Writes in every case, also where nothing is to be remembered: the time it takes must not tell one case from another.</summary>
    private async Task<Result<bool>> Count(PortalDb db, string key, bool fits, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var count = await db.Set<SignInCount>().AsTracking().FirstOrDefaultAsync(c => c.Key == key, ct);
        if (count is null)
        {
            db.Add(count = new SignInCount { Key = key });
        }

        count.At = now;
        if (count.LockedUntil > now)
        {
            return true;
        }

        count.Wrong = fits ? 0 : count.LockedUntil is null ? count.Wrong + 1 : 1;
        count.LockedUntil = count.Wrong >= options.Value.Lockout.MaxFailedAccessAttempts ? now + options.Value.Lockout.DefaultLockoutTimeSpan : null;
        return count.LockedUntil is not null;
    }
}
