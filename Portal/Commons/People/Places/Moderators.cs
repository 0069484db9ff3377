using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Who moderates where, asked of many at once: who has the role everywhere, others the places that they were given. Of one person at this moment <see cref="Standing.Moderates"/> says it.</summary>
public static class Moderators
{
    /// <summary>The roles that moderate everywhere.</summary>
    public const Roles Everywhere = Roles.Moderator | Roles.Admin;

    /// <summary>Those who moderate a place, as it is stored: <c>category:5</c>. What stands at none is for those who moderate everywhere.</summary>
    public static IQueryable<Account> ModeratorsAt(this PortalDb db, string? place) =>
        db.Set<Account>().Where(a => (a.Roles & Everywhere) != 0 || (place != null && db.Set<PlaceModerator>().Any(m => m.AccountId == a.Id && m.Place == place)));

    /// <summary>Those who moderate anything.</summary>
    public static IQueryable<Account> ModeratorsAnywhere(this PortalDb db) =>
        db.Set<Account>().Where(a => (a.Roles & Everywhere) != 0 || db.Set<PlaceModerator>().Any(m => m.AccountId == a.Id));
}

/// <summary>Of some people where each of them moderates.</summary>
public sealed class ModeratorsKnown
{
    private readonly HashSet<long> everywhere;
    private readonly HashSet<(long, string)> places;

    private ModeratorsKnown(HashSet<long> everywhere, HashSet<(long, string)> places) => (this.everywhere, this.places) = (everywhere, places);

    /// <summary>Asks it of all of them at once.</summary>
    public static async Task<ModeratorsKnown> Of(PortalDb db, IReadOnlyCollection<long> accountIds, CancellationToken ct)
    {
        var rows = await (
            from a in db.Set<Account>()
            from m in db.Set<PlaceModerator>().Where(m => m.AccountId == a.Id).DefaultIfEmpty()
            where accountIds.Contains(a.Id) && ((a.Roles & Moderators.Everywhere) != 0 || m != null)
            select new { a.Id, Everywhere = (a.Roles & Moderators.Everywhere) != 0, Place = m == null ? null : m.Place }).ToListAsync(ct);
        return new([.. rows.Where(r => r.Everywhere).Select(r => r.Id)], [.. rows.Where(r => r.Place is not null).Select(r => (r.Id, r.Place!))]);
    }

    /// <summary>Whether this one of them moderates a place, as it is stored.</summary>
    public bool Moderates(long accountId, string place) => everywhere.Contains(accountId) || places.Contains((accountId, place));
}
