using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Rooms;

/// <summary>A room as an admin makes it.</summary>
/// <param name="Kind">Public or for staff; a club's is made with its club.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What is talked about there, or nothing.</param>
public sealed record NewRoom(RoomKind Kind, string Name, string About = "");

/// <summary>Makes rooms, and changes what they are called, their pace, and whether people talk in them. Admins do; the pace also who keeps order there.</summary>
public sealed class RoomKeeping(Database database, RateLimits limits, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes a public room or one for staff. Answers its id.</summary>
    public async Task<Result<long>> Create(Actor actor, NewRoom given, string? key, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Posting, actor);
        return await database.Write<long>(
            async db =>
            {
                if (await db.MadeBefore<Room>(actor, key, ct) is { } before)
                {
                    return before;
                }

                var standing = await Standing.Of(db, actor, Now, ct);
                if ((RoomRules.MayNotRun(standing) ?? Check(given.Name, given.About) ?? (given.Kind is RoomKind.Public or RoomKind.Staff ? pace() : Problem.Invalid<KernelText>("kind", "UnknownValue", given.Kind))) is { } problem)
                {
                    return problem;
                }

                var room = await Rooms.Add(db, given.Name.Trim(), null, given.Kind == RoomKind.Public, Now, ct);
                room.About = given.About.Trim();
                db.Made<Room>(actor, key, room.Id, Now);
                db.Audit(actor, AuditAction.RoomCreated, new("room", room.Id), Now, details: $"{given.Kind}: {room.Name}", place: room.Place);
                db.Tell(new RoomChanged(room.Id, room.Kind));
                return room.Id;
            },
            ct);
    }

    /// <summary>Changes what a public room, or one for staff, is called and says of itself.</summary>
    public Task<Result<Nothing>> Change(Actor actor, long roomId, string name, string about, CancellationToken ct) =>
        Keep(actor, roomId, MayNotRun, room => Check(name, about) ?? Note(Words(room.Name, room.About), Words(name.Trim(), about.Trim()), () => (room.Name, room.About) = (name.Trim(), about.Trim()), (room.Name, room.About) != (name.Trim(), about.Trim())), ct);

    /// <summary>From now on a public room, or one for staff, is only read and stands in no list; or people talk in it again.</summary>
    public Task<Result<Nothing>> Archive(Actor actor, long roomId, bool archived, CancellationToken ct) =>
        Keep(actor, roomId, MayNotRun, room => Note(Stage(!archived), Stage(archived), () => room.ArchivedAt = archived ? Now : null, room.ArchivedAt is not null != archived), ct);

    /// <summary>How many seconds a member waits between two messages; 0 for no wait.</summary>
    public Task<Result<Nothing>> Slow(Actor actor, long roomId, int seconds, CancellationToken ct) =>
        Keep(actor, roomId, (standing, room) => RoomRules.MayNotKeep(standing, room.GroupId), room => seconds is < 0 or > Room.MostSlowSeconds
            ? Problem.Invalid<RoomsText>("slowSeconds", "SlowRange", Room.MostSlowSeconds)
            : Note($"{room.SlowSeconds} s", $"{seconds} s", () => room.SlowSeconds = seconds, room.SlowSeconds != seconds), ct);

    private static Problem? MayNotRun(Standing standing, Room room) => RoomRules.MayNotRun(standing) ?? (room.Kind == RoomKind.Club ? Problem.Refused<RoomsText>("GoesWithClub") : null);

    private static Problem? Check(string name, string about) =>
        Bounds.Check("name", name, Room.MostName) ?? Bounds.Check("about", about, Room.MostAbout, min: 0)
        ?? (name.AsSpan().ContainsAny('\n', '\r') ? Problem.Invalid<RoomsText>("name", "OneLine") : null);

    /// <summary>A change as it is written down; none where it is so already.</summary>
    private static Result<Noted?> Note(string before, string after, Action change, bool changes)
    {
        if (changes)
        {
            change();
        }

        return changes ? new Noted(before, after) : default(Noted);
    }

    private sealed record Noted(string Before, string After);

    private static string Words(string name, string about) => about.Length == 0 ? name : $"{name}\n{about}";

    private static string Stage(bool archived) => archived ? "archived" : "open";

    private Task<Result<Nothing>> Keep(Actor actor, long roomId, Func<Standing, Room, Problem?> mayNot, Func<Room, Result<Noted?>> change, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                if (!(await db.Enter(standing, roomId, ct)).Try(out var room, out var unseen))
                {
                    return unseen;
                }

                if (mayNot(standing, room) is { } refused)
                {
                    return refused;
                }

                if (!change(room).Try(out var noted, out var problem))
                {
                    return problem;
                }

                if (noted is not null)
                {
                    db.Audit(actor, AuditAction.RoomChanged, new("room", roomId), Now, before: noted.Before, after: noted.After, place: room.Place);
                    db.Tell(new RoomChanged(roomId, room.Kind));
                }

                return default(Nothing);
            },
            ct).LogRefusal(database, actor, new("room", roomId), Now, ct);
}
