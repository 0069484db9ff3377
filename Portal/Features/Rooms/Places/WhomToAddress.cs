using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Rooms;

/// <summary>Finds the people that somebody who writes in a room may want to speak to: only those who may read it.</summary>
public sealed class WhomToAddress(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>How many are offered.</summary>
    public const int Most = 8;

    private const int LatestMessages = 300;

    /// <summary>Those whose names begin so: first who spoke here, the latest first, then everybody else who may read it. An empty beginning offers the former alone.</summary>
    public async Task<Result<List<PersonView>>> Find(Actor actor, long roomId, string? beginning, CancellationToken ct)
    {
        if ((Bounds.Check("q", beginning, 60, min: 0) ?? (actor.AccountId is null ? Problem.SignIn : limits.Take(Limited.LookUps, actor))) is { } problem)
        {
            return problem;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (standing.AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        if (await db.Set<Room>().SeenBy(standing).Where(r => r.Id == roomId).Select(r => new { r.LastNumber, r.GroupId, r.Public }).FirstOrDefaultAsync(ct) is not { } room)
        {
            return Problem.NotFound;
        }

        var typed = LookupNames.Of(beginning);
        var here = await Speakers(db, roomId, room.LastNumber, room.GroupId, room.Public, ct);
        var others = await PeopleByName.Find(db, typed, room.Public ? null : room.GroupId, Most * 4, ct);
        return here.Where(p => PeopleByName.IsMeant(p, typed)).Concat(others.Where(p => room.Public || room.GroupId is not null || p.IsStaff)).DistinctBy(p => p.Id).Where(p => p.Id != me).Take(Most).ToList();
    }

    private static async Task<List<PersonView>> Speakers(PortalDb db, long roomId, int last, long? groupId, bool isPublic, CancellationToken ct)
    {
        var latest = db.Set<RoomMessage>().Where(m => m.RoomId == roomId && m.Number > last - LatestMessages && !m.Hidden && m.DeletedAt == null);
        var speakers = latest.GroupBy(m => m.AuthorId).Select(g => new { Id = g.Key, Last = g.Max(m => m.Number) });
        return await (
            from s in speakers
            join a in db.Set<Account>().Reading(db, groupId, isPublic) on s.Id equals a.Id
            where a.NormalizedEmail != null
            orderby s.Last descending
            select new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles)).ToListAsync(ct);
    }
}
