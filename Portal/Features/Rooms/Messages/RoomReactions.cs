using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Reactions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;

namespace Portal.Features.Rooms;

/// <summary>Gives reactions to messages and takes them back. Doing it twice is as good as once.</summary>
public sealed class RoomReactions(Database database, RateLimits limits, LiveBus bus, TimeProvider time)
{
    /// <summary>What is whispered on a member's own channel when they reacted: their other open pages show it as theirs.</summary>
    public const string Given = "room-reaction-given";

    /// <summary>Gives (<paramref name="on"/>) or takes back one reaction of the actor's.</summary>
    public async Task<Result<Nothing>> Set(Actor actor, long roomId, int number, string name, bool on, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Reactions, actor);
        var result = await database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (!(await db.Enter(standing, roomId, number, ct)).Try(out var at, out var unseen))
                {
                    return unseen;
                }

                var (room, message) = at;
                if (!ReactionFaces.Names.Contains(name))
                {
                    return Problem.Invalid<KernelText>("name", "UnknownValue", name);
                }

                if ((RoomRules.MayNotWrite(standing, room.GroupId, room.ArchivedAt is not null) ?? Gone(message) ?? await RoomPace.Silenced(db, standing, roomId, now, ct)) is { } problem)
                {
                    return problem;
                }

                return await Set(db, message, standing.AccountId!.Value, name, on, now, pace, ct) is { } refused ? refused : default(Nothing);
            },
            ct);
        if (result.Done && actor.AccountId is { } me)
        {
            bus.Whisper(StandingChanged.Channel(me), Given, "{}");
        }

        return result;
    }

    private static async Task<Problem?> Set(PortalDb db, RoomMessage message, long me, string name, bool on, DateTime now, Func<Problem?> pace, CancellationToken ct)
    {
        var given = await db.Set<RoomReaction>().AsTracking().FirstOrDefaultAsync(r => r.MessageId == message.Id && r.Name == name && r.AccountId == me, ct);
        if (given is not null == on)
        {
            return null;
        }

        if (pace() is { } tooMany)
        {
            return tooMany;
        }

        if (given is null)
        {
            db.Add(new RoomReaction { MessageId = message.Id, Name = name, AccountId = me, At = now });
        }
        else
        {
            db.Remove(given);
        }

        db.Tell(new RoomReactionsChanged(message.RoomId, message.Id, message.Number));
        return null;
    }

    private static Problem? Gone(RoomMessage message) =>
        message.DeletedAt is not null ? Problem.Conflict<RoomsText>("MessageIsDeleted")
        : message.Hidden ? Problem.Refused<RoomsText>("MessageIsHidden")
        : null;
}
