using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Accounts;

/// <summary>Asks for what a letter answers. Nothing here looks whether an account exists, so nothing here can tell.</summary>
public sealed class AccountRequests(Database database, AccountDeeds accounts, RequestLinks links, RateLimits limits, NewAccounts screening, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Asks for an account. Refuses only what can be seen from what was typed. Who fills the field that nobody sees is answered like everybody else, and gets none. Where somebody came from
    /// (<paramref name="returnUrl"/>) a place here, the letter leads back to it.
    /// </summary>
    public async Task<Result<Nothing>> Register(Actor actor, string name, string email, string password, string? trap, string? returnUrl, CancellationToken ct)
    {
        if ((AccountRules.Name(name) ?? AccountRules.Email(email) ?? AccountRules.Password(password) ?? await screening.MayNotRegister(name, email, ct) ?? limits.Take(Limited.SignIn, actor)) is { } problem)
        {
            return problem;
        }

        return !string.IsNullOrEmpty(trap) ? default(Nothing) : await Ask(RequestKind.Register, email, name, accounts.HashOf(password), null, returnUrl, ct);
    }

    /// <summary>Asks for a letter: a registration's once more, or one with which to set a new password.</summary>
    public async Task<Result<Nothing>> Letter(Actor actor, RequestKind kind, string email, CancellationToken ct) =>
        (AccountRules.Email(email) ?? limits.Take(Limited.SignIn, actor)) is { } problem ? problem : await Ask(kind, email, null, null, null, null, ct);

    /// <summary>Asks for another address for one's own account: a letter to the new one proves that it is theirs.</summary>
    public async Task<Result<Nothing>> ChangeEmail(Actor actor, string email, CancellationToken ct) =>
        actor.AccountId is not { } id ? Problem.SignIn
        : (AccountRules.Email(email) ?? await screening.MayNotBeReached(email, ct) ?? limits.Take(Limited.SignIn, actor)) is { } problem ? problem
        : await Ask(RequestKind.ChangeEmail, email, null, null, id, null, ct);

    /// <summary>What the link of a letter stands for, without doing it: programs that look through mail follow links, and must not confirm anything.</summary>
    public Task<Result<Confirmation>> Look(string? link, CancellationToken ct) =>
        links.Open(link) is { } id ? database.Read(db => Look(db, id, ct)) : Task.FromResult<Result<Confirmation>>(OldLink);

    /// <summary>Confirms an address by its link: makes the account that was asked for, under another name when that one has been taken.</summary>
    public async Task<Result<string>> Confirm(string? link, string? otherName, CancellationToken ct) =>
        otherName is not null && (AccountRules.Name(otherName) ?? await screening.MayNotBeCalled("name", otherName, ct)) is { } problem ? problem
        : links.Open(link) is { } id ? await Confirm(id, otherName, ct)
        : OldLink;

    private static Problem OldLink { get; } = Problem.Refused<AccountsText>("OldLink");

    private async Task<Result<Confirmation>> Look(PortalDb db, long id, CancellationToken ct)
    {
        var (request, account) = await Find(db, id, ct);
        return account is { EmailConfirmed: true } ? new Confirmation(account.UserName!, IsDone: true)
            : !IsOpen(request, account) ? OldLink
            : account is null && await AccountDeeds.NameTaken(db, request!.Name!, ct) is { } taken ? taken
            : new Confirmation(account?.UserName ?? request!.Name!, IsDone: false);
    }

    private async Task<Result<string>> Confirm(long id, string? otherName, CancellationToken ct)
    {
        var list = await screening.List(ct);
        return await database.Write(db => Confirm(db, list, id, otherName, ct), ct);
    }

    private async Task<Result<string>> Confirm(PortalDb db, WordList list, long id, string? otherName, CancellationToken ct)
    {
        var (request, account) = await Find(db, id, ct);
        return account is { EmailConfirmed: true } ? account.UserName!
            : !IsOpen(request, account) ? OldLink
            : account is null ? await Make(db, list, request!, otherName ?? request!.Name!, ct)
            : Finish(db, request!, account);
    }

    private static async Task<(AccountRequest? Request, Account? Account)> Find(PortalDb db, long id, CancellationToken ct)
    {
        var request = await db.Set<AccountRequest>().AsTracking().FirstOrDefaultAsync(r => r.Id == id && (r.Kind == RequestKind.Register || r.Kind == RequestKind.Resend), ct);
        return (request, request is null ? null : await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == request.NormalizedEmail, ct));
    }

    private bool IsOpen(AccountRequest? request, Account? account) =>
        request is not null && request.IsOpen(Now) && (account is not null || request.PasswordHash is not null);

    private async Task<Result<string>> Make(PortalDb db, WordList list, AccountRequest request, string name, CancellationToken ct)
    {
        var made = await AccountDeeds.Add(db, name, request.Email, request.PasswordHash!, Roles.None, confirmed: true, Now, ct);
        if (made.Problem is { } problem)
        {
            return problem;
        }

        (request.DoneAt, request.PasswordHash) = (Now, null);
        await screening.Made(db, list, made.Value, name, request.Email, Now, ct);
        return name;
    }

    private string Finish(PortalDb db, AccountRequest request, Account account)
    {
        db.Tell(new PersonCame(account.Id));
        (request.DoneAt, account.EmailConfirmed) = (Now, true);
        return account.UserName!;
    }

    private Task<Result<Nothing>> Ask(RequestKind kind, string email, string? name, string? hash, long? accountId, string? returnUrl, CancellationToken ct)
    {
        var request = new AccountRequest
        {
            Kind = kind,
            Email = email,
            NormalizedEmail = LookupNames.Of(email),
            Name = name,
            PasswordHash = hash,
            AccountId = accountId,
            Language = CultureInfo.CurrentUICulture.Name,
            ReturnTo = links.SealReturn(returnUrl),
            At = Now,
        };
        return database.Write<Nothing>(
            async db =>
            {
                db.Add(request);
                await db.SaveChangesAsync(ct);
                db.Tell(new AccountAsked(request.Id));
                return default(Nothing);
            },
            ct);
    }
}

/// <summary>What a letter's link confirms.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="IsDone">Whether it has been confirmed already.</param>
public sealed record Confirmation(string Name, bool IsDone);
