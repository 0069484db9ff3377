using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>Who is suspended or banned, asked of many at once; of one person <see cref="Standing.Banned"/> says the same.</summary>
public static class ShutOut
{
    /// <summary>The suspensions and bans that stand now.</summary>
    public static IQueryable<Sanction> ShuttingOut(this PortalDb db, DateTime now) =>
        db.Set<Sanction>().Where(s => s.Binds && (s.Kind == SanctionKind.Suspension || s.Kind == SanctionKind.Ban) && (s.Until == null || s.Until > now));
}
