using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Changes what people may do. It works at their next click, and open circuits are told at once.</summary>
public sealed class StandingDeeds(Database database, IEnumerable<IStaffWork> work, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Gives somebody these roles and no others. Only admins may, and they cannot take the role of admin from themselves.</summary>
    public Task<Result<Nothing>> SetRoles(Actor actor, long accountId, Roles roles, CancellationToken ct) =>
        Change(actor, accountId, ct, async (db, standing, account) =>
        {
            if (StandingRules.MayNotSetRoles(standing, accountId, account.Roles, roles) is { } problem)
            {
                return problem;
            }

            if (account.Roles != roles)
            {
                db.Audit(actor, AuditAction.RolesChanged, new("account", accountId), Now, details: $"{account.Roles} -> {roles}", before: account.Roles.ToString(), after: roles.ToString(), whom: accountId);
                account.Roles = roles;
                await db.SaveChangesAsync(ct);
                await work.GiveBack(db, actor, accountId, Now, ct);
            }

            return null;
        });

    private Task<Result<Nothing>> Change(Actor actor, long accountId, CancellationToken ct, Func<PortalDb, Standing, Account, Task<Problem?>> change) =>
        database.Write<Nothing>(
            async db =>
            {
                await db.LockAdmins(ct);
                await db.Lock<Account>(accountId, ct);
                var standing = await Standing.Of(db, actor, Now, ct);
                if (!standing.IsModerator && !standing.IsAdmin)
                {
                    return standing.Banned ? Problem.Banned : standing.IsMember || actor.IsSystem ? Problem.NotAllowed : Problem.SignIn;
                }

                var account = await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.Id == accountId, ct);
                if (account is null)
                {
                    return Problem.NotFound;
                }

                if (await change(db, standing, account) is { } problem)
                {
                    return problem;
                }

                db.Tell(new StandingChanged(accountId));
                db.Tell(new PersonChanged(accountId, account.UserName!));
                return default(Nothing);
            },
            ct).LogRefusal(database, actor, new("account", accountId), Now, ct, reserved: true);
}

/// <summary>For deeds after which there might be no admin left.</summary>
public static class LastAdmin
{
    /// <summary>Lets two admins change each other, or leave, one after the other only, so that the second sees what the first did.</summary>
    public static Task LockAdmins(this PortalDb db, CancellationToken ct) =>
        db.IsSqlite
            ? Task.CompletedTask // one writer at a time
            : db.Database.ExecuteSqlRawAsync($"SELECT 1 FROM \"Accounts\" WHERE (\"Roles\" & {(int)Roles.Admin}) <> 0 ORDER BY \"Id\" FOR UPDATE", ct);
}
