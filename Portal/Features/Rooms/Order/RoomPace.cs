using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>How long a member waits between two messages in a room that is slow, and until when somebody is muted in one.</summary>
internal static class RoomPace
{
    /// <summary>Why this person may not speak yet, or null: they are muted, or the room is slow.</summary>
    public static async Task<Problem?> Wait(PortalDb db, Standing standing, Room room, DateTime now, CancellationToken ct) =>
        await Silenced(db, standing, room.Id, now, ct)
        ?? (RoomRules.IsFree(standing, room.GroupId) || await NextAt(db, standing.AccountId, room.Id, room.SlowSeconds, now, ct) is not { } at ? null
            : new(ProblemKind.TooMany, typeof(RoomsText), "SlowMode", null, Said(room.SlowSeconds), Said((int)Math.Ceiling((at - now).TotalSeconds))) { RetryAfter = at - now });

    /// <summary>Why this person may not write while they are muted, or null.</summary>
    public static async Task<Problem?> Silenced(PortalDb db, Standing standing, long roomId, DateTime now, CancellationToken ct)
    {
        var silence = await db.Set<RoomSilence>().FirstOrDefaultAsync(s => s.RoomId == roomId && s.AccountId == standing.AccountId && s.Until > now, ct);
        return RoomRules.Muted(silence?.Until, silence?.Reason, now);
    }

    /// <summary>When somebody may speak again in a room with this pace, or null where they may already. What they deleted counts: else that were the way around.</summary>
    public static async Task<DateTime?> NextAt(PortalDb db, long? accountId, long roomId, int seconds, DateTime now, CancellationToken ct)
    {
        if (seconds == 0)
        {
            return null;
        }

        var last = await db.Set<RoomMessage>().Where(m => m.AuthorId == accountId && m.RoomId == roomId).OrderByDescending(m => m.Number).Select(m => (DateTime?)m.At).FirstOrDefaultAsync(ct);
        return last?.AddSeconds(seconds) is { } next && next > now ? next : null;
    }

    /// <summary>A number of seconds in words: whole minutes as such.</summary>
    public static string Said(int seconds) =>
        seconds >= 60 && seconds % 60 == 0 ? Sentences.Say(typeof(RoomsText), "InMinutes", seconds / 60) : Sentences.Say(typeof(RoomsText), "InSeconds", seconds);
}
