using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>
/// Accounts for the framework's managers. It writes only the columns that they changed: the framework's own store writes the whole row,
/// and so takes back a role or a name that somebody else changed since it was read.
/// </summary>
internal sealed class AccountStore(PortalDb db) : UserOnlyStore<Account, PortalDb, long>(db)
{
    public override async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        Context.Attach(user); // tracked already, unless it comes from elsewhere
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await Context.SaveChangesAsync(cancellationToken);
            return IdentityResult.Success;
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }
}
