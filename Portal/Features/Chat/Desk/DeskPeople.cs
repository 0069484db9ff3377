using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Who works at the desk.</summary>
internal static class DeskPeople
{
    /// <summary>The first of them by name.</summary>
    public static Task<List<PersonView>> All(PortalDb db, int most, CancellationToken ct) =>
        db.Set<Account>().Where(a => (a.Roles & (Roles.Agent | Roles.Admin)) != 0).OrderBy(a => a.UserName).Take(most).Select(PersonView.Of).ToListAsync(ct);
}
