using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Makes accounts, whoever asks for it: the page, the command line, demo content, tests.</summary>
public sealed class AccountDeeds(Database database, IPasswordHasher<Account> hasher, TimeProvider time)
{
    /// <summary>
    /// Makes an account, known from the start, and answers its id. Refuses a name or address that does not fit or that somebody has, and a weak password.
    /// Only for who may know whether an account exists: the registration page asks by letter instead.
    /// </summary>
    public async Task<Result<long>> Create(string name, string email, string password, Roles roles, bool confirmed, CancellationToken ct)
    {
        if ((AccountRules.Name(name) ?? AccountRules.Email(email) ?? AccountRules.Password(password)) is { } problem)
        {
            return problem;
        }

        var hash = HashOf(password);
        return await database.Write(
            async db =>
            {
                var made = await Add(db, name, email, hash, roles, confirmed, time.GetUtcNow().UtcDateTime, ct);
                if (made.Done)
                {
                    await Vouch(db, made.Value, ct);
                }

                return made;
            },
            ct);
    }

    /// <summary>The hash of a password: some 40 ms of work, so never inside a deed.</summary>
    public string HashOf(string password) => hasher.HashPassword(null!, password);

    /// <summary>Adds the account inside a deed; name and address must have been checked. Refuses what somebody has.</summary>
    public static async Task<Result<long>> Add(PortalDb db, string name, string email, string passwordHash, Roles roles, bool confirmed, DateTime now, CancellationToken ct)
    {
        if (await NameTaken(db, name, ct) is { } taken)
        {
            return taken;
        }

        var byEmail = LookupNames.Of(email);
        if (await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == byEmail, ct))
        {
            return Problem.Invalid<PeopleText>("email", "EmailTaken");
        }

        var account = new Account
        {
            UserName = name,
            NormalizedUserName = LookupNames.Of(name),
            Email = email,
            NormalizedEmail = byEmail,
            EmailConfirmed = confirmed,
            PasswordHash = passwordHash,
            SecurityStamp = NewStamp(),
            LockoutEnabled = true,
            Roles = roles,
            CreatedAt = now,
        };
        db.Add(account);
        await db.SaveChangesAsync(ct);
        if (confirmed)
        {
            db.Tell(new PersonCame(account.Id));
        }

        return account.Id;
    }

    /// <summary>Takes somebody for known inside a deed: the operator added them, so the limits for newcomers are not for them.</summary>
    public static Task Vouch(PortalDb db, long accountId, CancellationToken ct) =>
        db.Set<Account>().Where(a => a.Id == accountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Trust, Trust.Member), ct);

    /// <summary>The problem with a name that somebody has, or null.</summary>
    public static async Task<Problem?> NameTaken(PortalDb db, string name, CancellationToken ct)
    {
        var wanted = LookupNames.Of(name);
        return await db.Set<Account>().AnyAsync(a => a.NormalizedUserName == wanted, ct) ? Problem.Invalid<PeopleText>("name", "NameTaken") : null;
    }

    /// <summary>A fresh security stamp: sessions that carry another one are over.</summary>
    public static string NewStamp() => Guid.NewGuid().ToString("N");
}
