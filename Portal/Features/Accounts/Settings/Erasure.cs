using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Mail;

namespace Portal.Features.Accounts;

/// <summary>
/// Erases a person: name, address, words about themselves, keys, drafts, letters and what they said in private go; what they wrote in public stays, under a name that says nothing.
/// </summary>
internal sealed class Erasure(Database database, IEnumerable<IPersonalData> rooms, IEnumerable<IStaffWork> work, TimeProvider time)
{
    /// <summary>Erases the actor's own account, for good. Refuses the last admin, without whom nobody could run the place.</summary>
    public Task<Result<Nothing>> Erase(Actor actor, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                if (actor.AccountId is not { } id)
                {
                    return Problem.SignIn;
                }

                foreach (var room in rooms)
                {
                    await room.Lock(db, id, ct);
                }

                await db.LockAdmins(ct);
                await db.Lock<Account>(id, ct);
                if (await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
                {
                    return Problem.SignIn;
                }

                var now = time.GetUtcNow().UtcDateTime;
                if (account.Roles.HasFlag(Roles.Admin) && !await db.Set<Account>().AnyAsync(a => a.Id != id && (a.Roles & Roles.Admin) != 0 && !db.ShuttingOut(now).Any(s => s.AccountId == a.Id), ct))
                {
                    return Problem.Refused<AccountsText>("LastAdmin");
                }

                db.Tell(new StandingChanged(id));
                db.Tell(new PersonChanged(id, account.UserName!));
                await ForgetKeys(db, id, now, ct);
                await ForgetTraces(db, account, ct);
                await db.LetGoOfFiles("account", [id], id, ct);
                foreach (var room in rooms)
                {
                    await room.Erase(db, id, now, ct);
                }

                await db.ThrowAwayFiles(id, ct);
                foreach (var room in work)
                {
                    await room.GiveBack(db, actor, id, Standing.Visitor, now, ct);
                }

                Blank(account);
                return default(Nothing);
            },
            ct);

    private static async Task ForgetKeys(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        await PasswordCheck.Forget(db, id, ct);
        await db.Set<IdentityUserToken<long>>().Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserPasskey<long>>().Where(p => p.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserLogin<long>>().Where(l => l.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<ApiToken>().Where(t => t.AccountId == id).ExecuteDeleteAsync(ct);
        await db.Set<AuditEntry>().Where(e => e.WhomId == id && (e.Action == AuditAction.TokenCreated || e.Action == AuditAction.TokenRevoked)) // the names are their words
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Before, (string?)null).SetProperty(x => x.After, (string?)null).SetProperty(x => x.RescuedAt, now), ct);
    }

    private static async Task ForgetTraces(PortalDb db, Account account, CancellationToken ct)
    {
        await db.Set<AccountRequest>().Where(r => r.NormalizedEmail == account.NormalizedEmail || r.AccountId == account.Id).ExecuteDeleteAsync(ct);
        await db.Set<Letter>().Where(l => l.To == account.Email).ExecuteDeleteAsync(ct);
    }

    private static void Blank(Account account)
    {
        var name = $"gone-{account.Id}";
        (account.UserName, account.NormalizedUserName) = (name, LookupNames.Of(name));
        (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (null, null, false);
        (account.DisplayName, account.About, account.Language, account.PhoneNumber) = (null, null, null, null);
        (account.PasswordHash, account.TwoFactorEnabled, account.Roles) = (null, false, Roles.None);
        account.SecurityStamp = AccountDeeds.NewStamp();
    }
}
