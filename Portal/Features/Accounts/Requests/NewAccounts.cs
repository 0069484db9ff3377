using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Accounts;

/// <summary>Looks at who registers: the name, the domain of the mail address, and whether a moderator wants to see every new account.</summary>
public sealed class NewAccounts(Screening screening, WordLists lists, ScreeningSettings settings)
{
    /// <summary>Why an account cannot be asked for with these, or null.</summary>
    public async ValueTask<Problem?> MayNotRegister(string name, string email, CancellationToken ct) =>
        await MayNotBeCalled("name", name, ct) ?? await MayNotBeReached(email, ct);

    /// <summary>Why no account is to have such an address, or null.</summary>
    public async ValueTask<Problem?> MayNotBeReached(string email, CancellationToken ct) =>
        (await lists.Now(ct)).OfMail(email) is { Effect: WatchedEffect.Refuse } word ? Problem.Invalid<AccountsText>("email", "MailDomainRefused", word.Text) : null;

    /// <summary>Why nobody is to be called so, or null.</summary>
    public ValueTask<Problem?> MayNotBeCalled(string field, string name, CancellationToken ct) => screening.MayNotBe(field, name, ct);

    /// <summary>The list that is in force, for <see cref="Made"/>: read before the deed.</summary>
    internal ValueTask<WordList> List(CancellationToken ct) => lists.Now(ct);

    /// <summary>An account was made: it waits for a moderator where a setting or its domain says so, and is looked at where its domain is watched.</summary>
    internal async Task Made(PortalDb db, WordList list, long accountId, string name, string email, DateTime now, CancellationToken ct)
    {
        var (word, approve) = (list.OfMail(email), (await SavedScreening.Of(db, settings, ct)).ApproveAccounts);
        var domain = email[(email.LastIndexOf('@') + 1)..];
        List<Finding> findings =
        [
            .. approve ? [new Finding(ScreeningRule.NewAccount, 0)] : Array.Empty<Finding>(),
            .. word is { Effect: WatchedEffect.Hold or WatchedEffect.Flag or WatchedEffect.Refuse } ? [new Finding(ScreeningRule.MailDomain, 0, domain)] : Array.Empty<Finding>(),
        ];
        if (findings.Count == 0)
        {
            return;
        }

        var held = approve || word is { Effect: WatchedEffect.Hold or WatchedEffect.Refuse };
        if (held)
        {
            await db.Set<Account>().Where(a => a.Id == accountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.AwaitsApproval, true), ct);
        }

        await db.Keep(new Screened { Held = held, Flagged = !held, Findings = findings }, new(HeldAccounts.Word, accountId), HeldAccounts.TextOf(accountId, name, domain), now, ct);
    }
}
