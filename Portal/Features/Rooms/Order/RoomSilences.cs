using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>Somebody who is muted in a room.</summary>
/// <param name="Person">Who.</param>
/// <param name="Until">Until when.</param>
/// <param name="Reason">Why.</param>
public sealed record SilencedView(PersonView Person, DateTime Until, string Reason);

/// <summary>Reads who is muted in a room now, for who keeps order there.</summary>
public sealed class RoomSilences(Database database, TimeProvider time)
{
    /// <summary>The most that are shown, those whose time ends last.</summary>
    public const int Most = 100;

    /// <summary>Those muted now; nobody for who does not keep order there.</summary>
    public async Task<IReadOnlyList<SilencedView>> Now(Actor actor, long roomId, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        var room = await db.Set<Room>().SeenBy(standing).Where(r => r.Id == roomId).Select(r => new { r.GroupId }).FirstOrDefaultAsync(ct);
        return room is null || RoomRules.MayNotKeep(standing, room.GroupId) is not null ? [] : await (
            from s in db.Set<RoomSilence>()
            join a in db.Set<Account>() on s.AccountId equals a.Id
            where s.RoomId == roomId && s.Until > now
            orderby s.Until descending
            select new SilencedView(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), s.Until, s.Reason)).Take(Most).ToListAsync(ct);
    }
}
