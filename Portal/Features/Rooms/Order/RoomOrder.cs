using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>Keeps order in a room: moderators in all of them, hosts in their club's. What hosts say why is screened as all that members write.</summary>
public sealed class RoomOrder(Database database, Decisions decisions, KeeperHiding hiding, Screening screening, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes somebody the right to write in a room for a number of minutes, with a reason that they are told. Told anew, the last word counts.</summary>
    public async Task<Result<Nothing>> Mute(Actor actor, long roomId, string name, int minutes, string? reason, CancellationToken ct)
    {
        var why = await ScreenedReason.Read(screening, reason, RoomSilence.MostReason, ct);
        return await Decide(actor, roomId, name, Check(minutes) ?? why.Unfit, async (db, room, theirs, standing) =>
        {
            var isHost = room.GroupId is { } group && await db.Set<Membership>().AnyAsync(m => m.GroupId == group && m.AccountId == theirs.Id && m.Role != GroupRole.Member && !m.Waiting, ct);
            var keeps = isHost || await ModeratesHere(db, room, theirs.Id, ct);
            if (RoomRules.MayNotMute(standing, room.GroupId, theirs.Id, theirs.Roles, keeps) is { } refused)
            {
                return refused;
            }

            var now = Now;
            if (await Overruled(db, standing, room, theirs.Id, now, ct) is { } decided)
            {
                return decided;
            }

            if (await why.MayNotBeTold(db, standing, room.GroupId, now, ct) is { } unfit)
            {
                return unfit;
            }

            var silence = await db.Set<RoomSilence>().AsTracking().FirstOrDefaultAsync(s => s.RoomId == roomId && s.AccountId == theirs.Id, ct);
            if (silence is null)
            {
                db.Add(silence = new RoomSilence { RoomId = roomId, AccountId = theirs.Id, Reason = "" });
            }

            await MuteTidings.Forget(db, roomId, theirs.Id, ct);
            (silence.ById, silence.At, silence.Until, silence.Reason) = (standing.AccountId ?? 0, now, now.AddMinutes(minutes), why.Words);
            db.Audit(actor, AuditAction.RoomMemberMuted, new("account", theirs.Id), now, silence.Reason, $"room:{roomId} {minutes} min", place: room.Place, whom: theirs.Id);
            db.Tell(new RoomMuteChanged(roomId, theirs.Id));
            return null;
        }, ct);
    }

    /// <summary>Lets somebody write again who was muted. Where they were not, there is nothing to do.</summary>
    public Task<Result<Nothing>> Unmute(Actor actor, long roomId, string name, CancellationToken ct) =>
        Decide(actor, roomId, name, null, async (db, room, theirs, standing) =>
        {
            if (await Overruled(db, standing, room, theirs.Id, Now, ct) is { } decided)
            {
                return decided;
            }

            if (await db.Set<RoomSilence>().Where(s => s.RoomId == roomId && s.AccountId == theirs.Id).ExecuteDeleteAsync(ct) > 0)
            {
                db.Audit(actor, AuditAction.RoomMemberUnmuted, new("account", theirs.Id), Now, details: $"room:{roomId}", place: room.Place, whom: theirs.Id);
                db.Tell(new RoomMuteChanged(roomId, theirs.Id));
            }

            return null;
        }, ct);

    /// <summary>
    /// Takes a message from view, with a reason that who said it is told. A moderator does it as with everything else, by a case that the queue's history has (<see cref="Decisions"/>);
    /// a host in their club's room likewise (<see cref="KeeperHiding"/>), and moderators can bring it back.
    /// </summary>
    public async Task<Result<Nothing>> Remove(Actor actor, long roomId, int number, string? reason, CancellationToken ct)
    {
        var why = await ScreenedReason.Read(screening, reason, Decisions.MostNote, ct);
        if (why.Unfit is { } unfit)
        {
            return unfit;
        }

        var message = await database.Write<(long Id, bool Moderates)>(db => RemoveAsHost(db, actor, roomId, number, why, ct), ct).LogRefusal(database, actor, new("room", roomId), Now, ct);
        return !message.Try(out var found, out var problem) ? problem
            : found.Moderates ? (await decisions.Hide(actor, new(RoomNews.Message, found.Id), why.Words, null, ct)).Then(_ => default(Nothing))
            : default(Nothing);
    }

    private async Task<Result<(long Id, bool Moderates)>> RemoveAsHost(PortalDb db, Actor actor, long roomId, int number, ScreenedReason why, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, Now, ct);
        if (!(await db.Enter(standing, roomId, number, ct)).Try(out var at, out var unseen))
        {
            return unseen;
        }

        var (room, message) = at;
        var theirs = await db.Set<Account>().Where(a => a.Id == message.AuthorId).Select(a => a.Roles).FirstAsync(ct);
        if (RoomRules.MayNotRemove(standing, room.GroupId, message.AuthorId, theirs) is { } refused)
        {
            return refused;
        }

        var moderates = RoomRules.Moderates(standing, room.GroupId);
        var seen = !message.Hidden && message.DeletedAt is null;
        if (moderates || !seen)
        {
            return (message.Id, moderates);
        }

        return (await why.MayNotBeTold(db, standing, room.GroupId, Now, ct) ?? await hiding.Hide(db, actor, standing, new(RoomNews.Message, message.Id), why.Words, Now, ct)) is { } problem ? problem : (message.Id, moderates);
    }

    private static async Task<Problem?> Overruled(PortalDb db, Standing standing, Room room, long accountId, DateTime now, CancellationToken ct)
    {
        var moderators = db.ModeratorsAt(room.Place.ToString());
        return RoomRules.MayNotOverrule(standing, room.GroupId, accountId, await db.Set<RoomSilence>().AnyAsync(
            s => s.RoomId == room.Id && s.AccountId == accountId && s.Until > now && moderators.Any(a => a.Id == s.ById), ct));
    }

    private static Task<bool> ModeratesHere(PortalDb db, Room room, long accountId, CancellationToken ct)
    {
        var place = room.Place.ToString();
        return db.Set<PlaceModerator>().AnyAsync(m => m.AccountId == accountId && m.Place == place, ct);
    }

    private static Problem? Check(int minutes) => minutes is < 1 or > RoomSilence.MostMinutes ? Problem.Invalid<RoomsText>("minutes", "MuteRange", RoomSilence.MostMinutes) : null;

    private sealed record Theirs(long Id, Roles Roles);

    private Task<Result<Nothing>> Decide(Actor actor, long roomId, string name, Problem? unfit, Func<PortalDb, Room, Theirs, Standing, Task<Problem?>> deed, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                if (!(await db.Enter(standing, roomId, ct)).Try(out var room, out var unseen))
                {
                    return unseen;
                }

                if ((RoomRules.MayNotKeep(standing, room.GroupId) ?? unfit) is { } refused)
                {
                    return refused;
                }

                var wanted = LookupNames.Of(name);
                return await db.Set<Account>().Where(a => a.NormalizedUserName == wanted).Select(a => new Theirs(a.Id, a.Roles)).FirstOrDefaultAsync(ct) is { } theirs
                    ? await deed(db, room, theirs, standing) is { } problem ? problem : default(Nothing)
                    : Problem.NotFound;
            },
            ct).LogRefusal(database, actor, new("room", roomId), Now, ct);
}
