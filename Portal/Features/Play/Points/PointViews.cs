using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>What somebody is called for their points in a group.</summary>
public enum PlayTitle
{
    /// <summary>Has won some.</summary>
    Player,

    /// <summary>From 50 on.</summary>
    Regular,

    /// <summary>From 200 on.</summary>
    Master,

    /// <summary>From 1,000 on.</summary>
    Legend,
}

/// <summary>Somebody among those with the most points in a group.</summary>
/// <param name="Person">Who.</param>
/// <param name="Points">How many.</param>
/// <param name="Games">In how many games.</param>
public sealed record PointRow(PersonView Person, int Points, int Games)
{
    /// <summary>What they are called for that.</summary>
    public PlayTitle Title => Points switch { >= 1000 => PlayTitle.Legend, >= 200 => PlayTitle.Master, >= 50 => PlayTitle.Regular, _ => PlayTitle.Player };
}

/// <summary>One of the entries that somebody's points add up from.</summary>
/// <param name="GameId">In which game.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Reason">For what.</param>
/// <param name="Points">How many.</param>
/// <param name="At">When.</param>
public sealed record PointEntry(long GameId, string Title, PointReason Reason, int Points, DateTime At);

/// <summary>What somebody's points in a group add up from.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Entries">Each of them, the newest first.</param>
/// <param name="Home">The group, by its name; null where nothing is called so.</param>
public sealed record PointHistory(PersonView Person, IReadOnlyList<PointEntry> Entries, NamedPlace? Home);

/// <summary>What pages and the API read of points.</summary>
public sealed class PointViews(Database database, NamedPlaces places, TimeProvider time)
{
    /// <summary>How many the ranking has.</summary>
    public const int Most = 50;

    private const int MostEntries = 200;

    /// <summary>Those in the group with the most points, the most first; null where that may not be read.</summary>
    public async Task<IReadOnlyList<PointRow>?> Ranking(Actor actor, long groupId, CancellationToken ct)
    {
        await using var db = database.Open();
        if (!await Reads(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), groupId, ct))
        {
            return null;
        }

        var members = Members(db, groupId);
        var sums = await (
            from p in db.Set<PlayPoint>()
            where p.GroupId == groupId && members.Contains(p.AccountId)
            group p by p.AccountId into g
            orderby g.Sum(p => p.Points) descending, g.Key
            select new { Id = g.Key, Points = g.Sum(p => p.Points), Games = g.Count() }).Take(Most).ToListAsync(ct);
        var ids = sums.ConvertAll(s => s.Id);
        var people = await db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(p => p.Id, ct);
        return [.. sums.Where(s => people.ContainsKey(s.Id)).Select(s => new PointRow(people[s.Id], s.Points, s.Games))];
    }

    /// <summary>What somebody's points in a group add up from, as far as the reader sees the games, the newest 200; null where that may not be read, they have none, or they are not in the group any more.</summary>
    public async Task<PointHistory?> History(Actor actor, long groupId, long accountId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (!await Reads(db, standing, groupId, ct) || await db.Set<Account>().Where(a => a.Id == accountId).Select(PersonView.Of).FirstOrDefaultAsync(ct) is not { } person)
        {
            return null;
        }

        var members = Members(db, groupId);
        var entries = await (
            from p in db.Set<PlayPoint>()
            join g in db.Set<Game>().SeenBy(db, standing) on p.GameId equals g.Id
            where p.GroupId == groupId && p.AccountId == accountId && members.Contains(accountId)
            orderby p.Id descending
            select new PointEntry(g.Id, g.Title, p.Reason, p.Points, p.At)).Take(MostEntries).ToListAsync(ct);
        var home = Game.HomeOf(groupId);
        return entries.Count == 0 ? null : new(person, entries, (await places.Find(db, standing, [home], ct)).GetValueOrDefault(home));
    }

    /// <summary>Those in the group: who left is not spoken of there any more.</summary>
    private static IQueryable<long> Members(PortalDb db, long groupId) => db.Set<Membership>().Where(m => m.GroupId == groupId && !m.Waiting).Select(m => m.AccountId);

    private static async Task<bool> Reads(PortalDb db, Standing standing, long groupId, CancellationToken ct) =>
        standing.IsIn(groupId) || PlayRules.Moderates(standing, groupId)
            ? await db.Set<Group>().AnyAsync(g => g.Id == groupId, ct)
            : await db.Set<Group>().AnyAsync(g => g.Id == groupId && g.Visibility == Visibility.Open, ct);
}
