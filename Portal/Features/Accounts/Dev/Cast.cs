using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Dev;

namespace Portal.Features.Accounts;

/// <summary>Signs in without a password, in Development alone.</summary>
internal sealed class Cast(Database database, SignInManager<Account> signIn) : ICast
{
    private const int Shown = 24;

    public async Task<IReadOnlyList<CastMember>> List(CancellationToken ct)
    {
        await using var db = database.Open();
        return await db.Set<Account>().Where(a => !a.Imported && a.EmailConfirmed)
            .OrderByDescending(a => a.Roles != Roles.None).ThenBy(a => a.Id).Take(Shown)
            .Select(a => new CastMember(a.Id, a.UserName!, a.Roles == Roles.None ? "" : a.Roles.ToString())).ToListAsync(ct);
    }

    public async Task<bool> SignIn(long id)
    {
        var account = await signIn.UserManager.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture));
        if (account is { Imported: false })
        {
            await signIn.SignInAsync(account, isPersistent: true);
        }

        return account is { Imported: false };
    }
}
