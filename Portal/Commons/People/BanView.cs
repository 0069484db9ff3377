using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>A ban as the person concerned, and staff, see it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">Until when; null is for good.</param>
public sealed record BanView(string Reason, DateTime At, DateTime? Until)
{
    /// <summary>The ban that stands now, or null.</summary>
    public static Task<BanView?> Of(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<Ban>().Where(b => b.AccountId == accountId && (b.Until == null || b.Until > now))
            .Select(b => new BanView(b.Reason, b.At, b.Until)).FirstOrDefaultAsync(ct);
}
