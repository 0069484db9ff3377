using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;

namespace Portal.Features.Rooms;

/// <summary>How far members have read in rooms, and whether they want to be told.</summary>
public sealed class RoomAttention(Database database, LiveBus bus, NotificationDeeds notifications, GroupVisitCounter visits, RateLimits limits, TimeProvider time)
{
    /// <summary>What is whispered on a member's own channel when they have read on in a room, or muted one: their list follows.</summary>
    public const string Changed = "rooms-read";

    /// <summary>The actor has read a room up to a number.</summary>
    public async Task<Result<Nothing>> ReadUpTo(Actor actor, long roomId, int number, CancellationToken ct)
    {
        var (further, told, upTo, visited) = (false, false, 0, (long?)null);
        var result = await Choose(actor, roomId, async (db, me, last, group, now) =>
        {
            (visited, upTo) = (group, Math.Clamp(number, 0, last));
            further = await RoomMark.ReadUpTo(db, roomId, me, upTo, ct);
            told = await NotificationDeeds.ReadIn(db, me, new("room", roomId), upTo, now, ct);
            return null;
        }, ct);
        if (result.Done && further)
        {
            bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Changed, JsonSerializer.Serialize(new RoomRead(roomId, upTo)));
        }

        if (result.Done && told)
        {
            notifications.TellRead(actor.AccountId!.Value);
        }

        if (result.Done && visited is { } there)
        {
            await visits.Here(actor.AccountId!.Value, there, ct);
        }

        return result;
    }

    /// <summary>The actor wants to be told of what is said in a room no longer, or again.</summary>
    public async Task<Result<Nothing>> Mute(Actor actor, long roomId, bool muted, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        var result = await Choose(actor, roomId, async (db, me, last, _, _) =>
        {
            if (pace() is { } tooMany)
            {
                return tooMany;
            }

            await RoomMark.SetMuted(db, roomId, me, last, muted, ct);
            return null;
        }, ct);
        if (result.Done)
        {
            bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Changed, JsonSerializer.Serialize(new RoomRead(roomId, -1)));
        }

        return result;
    }

    private Task<Result<Nothing>> Choose(Actor actor, long roomId, Func<PortalDb, long, int, long?, DateTime, Task<Problem?>> deed, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (await db.Set<Room>().SeenBy(standing).Where(r => r.Id == roomId).Select(r => new { r.LastNumber, r.GroupId }).FirstOrDefaultAsync(ct) is not { LastNumber: var last, GroupId: var groupId })
                {
                    return Problem.NotFound;
                }

                return (standing.MayNotUse ?? (standing.AccountId is { } me ? await deed(db, me, last, groupId is { } group && standing.IsIn(group) ? group : null, now) : Problem.SignIn)) is { } problem ? problem : default(Nothing);
            },
            ct);
}

/// <summary>Up to where somebody has read in a room; -1 where something else of theirs changed there.</summary>
internal sealed record RoomRead(long RoomId, int Number);
