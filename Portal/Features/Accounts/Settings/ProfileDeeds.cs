using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Web;

namespace Portal.Features.Accounts;

/// <summary>What somebody says of themselves, and the language they want.</summary>
/// <param name="DisplayName">The name to show; empty shows the account's name.</param>
/// <param name="About">Markdown.</param>
/// <param name="HidesPresence">Others do not see which topic they have open.</param>
/// <param name="Language">One of <see cref="Languages.All"/>, or empty to follow the browser.</param>
public sealed record ProfileText(string? DisplayName, string? About, string? Language, bool HidesPresence = false)
{
    /// <summary>Everybody sees that they are a customer, as long as they are one.</summary>
    public bool ShowsCustomer { get; init; }

    /// <summary>They are one, as the staff say; nothing that they change.</summary>
    public bool IsCustomer { get; init; }
}

/// <summary>Reads and changes one's own profile.</summary>
public sealed class ProfileDeeds(Database database, Screening screening, TimeProvider time)
{
    /// <summary>The longest name to show.</summary>
    public const int MostDisplayName = 60;

    /// <summary>The longest text about oneself.</summary>
    public const int MostAbout = 2000;

    /// <summary>The actor's own texts.</summary>
    public async Task<Result<ProfileText>> Read(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var found = await db.Set<Account>().Where(a => a.Id == actor.AccountId).Select(a => new ProfileText(a.DisplayName, a.About, a.Language, a.HidesPresence) { ShowsCustomer = a.ShowsCustomer, IsCustomer = a.IsCustomer }).FirstOrDefaultAsync(ct);
        return found is null ? Problem.SignIn : found;
    }

    /// <summary>Changes them. Who is banned may still choose a language.</summary>
    public async Task<Result<Nothing>> Change(Actor actor, ProfileText text, CancellationToken ct)
    {
        if ((Bounds.Check("displayName", text.DisplayName, MostDisplayName, min: 0) ?? Bounds.Check("about", text.About, MostAbout, min: 0) ?? OneLine(text.DisplayName)) is { } problem)
        {
            return problem;
        }

        var texts = await screening.Read([new("displayName", text.DisplayName ?? "", IsHtml: false), new("about", text.About ?? "", IsHtml: false)], trapped: false, ct);
        return await database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
                if (await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.Id == standing.AccountId, ct) is not { } account)
                {
                    return Problem.SignIn;
                }

                var (name, about) = (Given(text.DisplayName), Given(text.About));
                if ((name, about) != (account.DisplayName, account.About))
                {
                    if (standing.MayNotWrite is { } refused)
                    {
                        return refused;
                    }

                    var screened = await screening.Judge(db, standing, texts, new(ScreenedUse.Name), time.GetUtcNow().UtcDateTime, ct);
                    if (screened.Refusal is { } unwanted)
                    {
                        return unwanted;
                    }

                    (account.DisplayName, account.About) = (name, about);
                    await db.Set<TakenProfile>().Where(t => t.AccountId == account.Id).ExecuteDeleteAsync(ct); // what a moderator took is not what they say any more
                    await HeldAccounts.Keep(db, screened, account, time.GetUtcNow().UtcDateTime, ct);
                    await db.HoldFiles(actor, new("account", account.Id), about ?? "", ct);
                    db.Tell(new StandingChanged(account.Id));
                    db.Tell(new PersonChanged(account.Id, account.UserName!) { ById = account.Id });
                }

                if (account.ShowsCustomer != text.ShowsCustomer)
                {
                    account.ShowsCustomer = text.ShowsCustomer;
                    db.Tell(new PersonChanged(account.Id, account.UserName!));
                }

                account.HidesPresence = text.HidesPresence;
                account.Language = Languages.Find(text.Language)?.Name;
                return default(Nothing);
            },
            ct);
    }

    private static Problem? OneLine(string? name) => name?.AsSpan().IndexOfAny('\r', '\n', '\t') >= 0 ? Problem.Invalid<AccountsText>("displayName", "OneLine") : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
