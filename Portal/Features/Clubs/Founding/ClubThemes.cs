using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Reads what clubs are about.</summary>
internal static class ClubThemes
{
    /// <summary>The topics and products of some clubs, in the order of their names.</summary>
    public static async Task<ILookup<long, ClubTheme>> Of(PortalDb db, IReadOnlyCollection<long> clubs, CancellationToken ct) =>
        (clubs.Count == 0 ? [] : await db.Set<ClubTheme>().AsNoTracking().Where(t => clubs.Contains(t.ClubId)).OrderBy(t => t.Key).ToListAsync(ct)).ToLookup(t => t.ClubId);
}
