using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Mail;

namespace Portal.Features.Accounts;

/// <summary>
/// Changes what an account is signed in to with. Each change ends all other sessions, forgets wrong passwords, and is told to the owner by letter.
/// </summary>
internal sealed class Credentials(
    Database database, AccountDeeds accounts, IPasswordHasher<Account> hasher, RequestLinks links, LetterTexts letters, IStringLocalizer<AccountsText> L, Mailer mailer, RateLimits limits, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static Problem OldLink { get; } = Problem.Refused<AccountsText>("OldLink");

    /// <summary>Sets a new password by the link of a letter, which works once.</summary>
    public async Task<Result<Nothing>> ResetPassword(Actor actor, string? link, string password, CancellationToken ct)
    {
        if ((AccountRules.Password(password) ?? limits.Take(Limited.SignIn, actor)) is { } problem)
        {
            return problem;
        }

        var hash = accounts.HashOf(password);
        return links.Open(link) is { } id ? await database.Write(db => Reset(db, id, hash, ct), ct) : OldLink;
    }

    /// <summary>Changes the password of who knows the present one.</summary>
    public async Task<Result<Nothing>> ChangePassword(Actor actor, string present, string wanted, CancellationToken ct)
    {
        if ((AccountRules.Password(wanted, "wanted") ?? await IsNot(actor, present, ct)) is { } problem)
        {
            return problem;
        }

        var hash = accounts.HashOf(wanted);
        return await Change(actor, async (db, account) =>
        {
            account.PasswordHash = hash;
            await Secure(db, account, L["LetterPassword"], ct);
        }, ct);
    }

    /// <summary>Ends every session of the account; the page that asked makes itself a new one.</summary>
    public Task<Result<Nothing>> EndSessions(Actor actor, CancellationToken ct) =>
        Change(actor, (db, account) => Secure(db, account, null, ct), ct);

    /// <summary>Tells open pages and the owner of a change that the framework made: two-factor, passkeys.</summary>
    public Task<Result<Nothing>> Tell(Actor actor, string what, CancellationToken ct) =>
        Change(actor, (db, account) =>
        {
            db.Tell(new StandingChanged(account.Id));
            Write(db, account, what);
            return Task.CompletedTask;
        }, ct);

    /// <summary>The problem when this is not the actor's password, or they try too often; null when it is.</summary>
    public async Task<Problem?> IsNot(Actor actor, string password, CancellationToken ct)
    {
        if (limits.Take(Limited.SignIn, actor) is { } tooMany)
        {
            return tooMany;
        }

        await using var db = database.Open();
        var hash = await db.Set<Account>().Where(a => a.Id == actor.AccountId).Select(a => a.PasswordHash).FirstOrDefaultAsync(ct);
        return hash is not null && password.Length <= AccountRules.MostPassword && hasher.VerifyHashedPassword(null!, hash, password) != PasswordVerificationResult.Failed
            ? null
            : Problem.Invalid<AccountsText>("present", "WrongPassword");
    }

    /// <summary>Gives the account the address that a letter's link proves.</summary>
    public async Task<Result<Nothing>> ConfirmEmail(string? link, CancellationToken ct) =>
        links.Open(link) is { } id ? await database.Write(db => NewEmail(db, id, ct), ct) : OldLink;

    private async Task<Result<Nothing>> Reset(PortalDb db, long id, string hash, CancellationToken ct)
    {
        var request = await db.Set<AccountRequest>().AsTracking().FirstOrDefaultAsync(r => r.Id == id && r.Kind == RequestKind.Reset, ct);
        var account = request is null || !request.IsOpen(Now) ? null
            : await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == request.NormalizedEmail && a.EmailConfirmed, ct);
        if (account is null)
        {
            return OldLink;
        }

        var now = Now;
        account.PasswordHash = hash;
        account.LockoutEnd = null;
        await db.Set<AccountRequest>().Where(r => r.NormalizedEmail == request!.NormalizedEmail && r.Kind == RequestKind.Reset && r.DoneAt == null)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.DoneAt, now), ct);
        await Secure(db, account, L["LetterPassword"], ct);
        return default(Nothing);
    }

    private async Task<Result<Nothing>> NewEmail(PortalDb db, long id, CancellationToken ct)
    {
        var request = await db.Set<AccountRequest>().AsTracking().FirstOrDefaultAsync(r => r.Id == id && r.Kind == RequestKind.ChangeEmail, ct);
        var account = request is null || !request.IsOpen(Now) ? null : await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.Id == request.AccountId, ct);
        if (account is null || await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == request!.NormalizedEmail, ct))
        {
            return OldLink;
        }

        request!.DoneAt = Now;
        await Secure(db, account, L["LetterEmail", request.Email], ct);
        (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (request.Email, request.NormalizedEmail, true);
        return default(Nothing);
    }

    private Task<Result<Nothing>> Change(Actor actor, Func<PortalDb, Account, Task> change, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                if (actor.AccountId is not { } id || await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
                {
                    return Problem.SignIn;
                }

                await change(db, account);
                return default(Nothing);
            },
            ct);

    private async Task Secure(PortalDb db, Account account, string? told, CancellationToken ct)
    {
        account.SecurityStamp = AccountDeeds.NewStamp();
        await PasswordCheck.Forget(db, account.Id, ct);
        var now = Now; // whoever sat at an open session may have asked for an address of their own
        await db.Set<AccountRequest>().Where(r => r.AccountId == account.Id && r.Kind == RequestKind.ChangeEmail && r.DoneAt == null)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.DoneAt, now), ct);
        db.Tell(new StandingChanged(account.Id));
        if (told is not null)
        {
            Write(db, account, told);
        }
    }

    private void Write(PortalDb db, Account account, string told)
    {
        if (account.Email is { } email)
        {
            var letter = letters.Changed(account.UserName!, told);
            mailer.Send(db, email, letter.Subject, letter.Text);
        }
    }
}
