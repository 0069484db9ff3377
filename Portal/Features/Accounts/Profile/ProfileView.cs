using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Accounts;

/// <summary>What everyone may know of somebody.</summary>
/// <param name="Person">Name and roles.</param>
/// <param name="About">What they say of themselves, in Markdown.</param>
/// <param name="Since">When they came.</param>
/// <param name="IsCustomer">They own something of the company's, and want everybody to see that.</param>
public sealed record ProfileView(PersonView Person, string? About, DateTime Since, bool IsCustomer);

/// <summary>Reads profiles.</summary>
public sealed class Profiles(Database database)
{
    /// <summary>The profile of a name, in whatever case. An account whose address was never confirmed is not there.</summary>
    public async Task<Result<ProfileView>> Read(string name, CancellationToken ct)
    {
        var wanted = LookupNames.Of(name);
        await using var db = database.Open();
        var found = await db.Set<Account>().Where(a => a.NormalizedUserName == wanted && (a.EmailConfirmed || a.Imported))
            .Select(a => new ProfileView(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), a.About, a.CreatedAt, a.IsCustomer && a.ShowsCustomer)).FirstOrDefaultAsync(ct);
        return found is null ? Problem.NotFound : found;
    }
}
