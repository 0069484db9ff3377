using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>Mutes in rooms, as what whoever is muted can appeal. Who neither reads a room nor wrote there does not learn of it by that.</summary>
internal sealed class BarringMutes : IBarring
{
    public AuditAction Barred => AuditAction.RoomMemberMuted;

    public AuditAction Lifted => AuditAction.RoomMemberUnmuted;

    public DateTime? Until(AuditEntry line) =>
        line.Details?.Split(' ') is [_, var minutes, ..] && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? line.At.AddMinutes(most) : null;

    public async Task<IReadOnlyDictionary<long, BarFacts>> Look(PortalDb db, IReadOnlyList<AuditEntry> lines, DateTime now, CancellationToken ct)
    {
        if (lines.Count == 0)
        {
            return new Dictionary<long, BarFacts>();
        }

        var (ids, people) = (lines.Select(RoomOf).Distinct().ToList(), lines.Select(WhomOf).Distinct().ToList());
        var rooms = await db.Set<Room>().Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.Name, r.GroupId, ForAll = r.Public || db.Set<Group>().Any(g => g.Id == r.GroupId && g.Visibility != Visibility.Hidden) }).ToDictionaryAsync(r => r.Id, ct);
        var groups = rooms.Values.Select(r => r.GroupId).OfType<long>().ToList();
        var members = await db.Set<Membership>().Where(m => groups.Contains(m.GroupId) && people.Contains(m.AccountId) && !m.Waiting).Select(m => new { m.GroupId, m.AccountId }).ToListAsync(ct);
        var closed = rooms.Values.Where(r => !r.ForAll).Select(r => r.Id).ToList();
        var wrote = closed.Count == 0 ? [] : await db.Set<RoomMessage>().Where(m => closed.Contains(m.RoomId) && people.Contains(m.AuthorId)).Select(m => new { m.RoomId, m.AuthorId }).Distinct().ToListAsync(ct);
        var silences = await db.Set<RoomSilence>().Where(s => ids.Contains(s.RoomId) && people.Contains(s.AccountId)).ToListAsync(ct);
        return lines.Where(l => rooms.ContainsKey(RoomOf(l))).ToDictionary(l => l.Id, l =>
        {
            var (room, silence) = (rooms[RoomOf(l)], silences.Find(s => s.RoomId == RoomOf(l) && s.AccountId == WhomOf(l) && s.At == l.At));
            return new BarFacts(
                Sentences.Say(typeof(RoomsText), "MuteNamed", room.Name), Room.AddressOf(room.Id),
                room.ForAll || members.Exists(m => m.GroupId == room.GroupId && m.AccountId == WhomOf(l)) || wrote.Exists(m => m.RoomId == room.Id && m.AuthorId == WhomOf(l)),
                silence is not null && silence.Until > now, silence?.Until);
        });
    }

    public async Task Lift(PortalDb db, Actor actor, AuditEntry line, string reason, DateTime now, CancellationToken ct)
    {
        var (room, whom, at) = (RoomOf(line), WhomOf(line), line.At);
        if (await db.Set<RoomSilence>().Where(s => s.RoomId == room && s.AccountId == whom && s.At == at).ExecuteDeleteAsync(ct) > 0)
        {
            db.Audit(actor, AuditAction.RoomMemberUnmuted, new("account", whom), now, reason, $"room:{room}", place: Subject.Parse(line.Place), whom: whom);
            db.Tell(new RoomMuteChanged(room, whom));
        }
    }

    /// <summary>The room stands in the details: the place is that of its club.</summary>
    private static long RoomOf(AuditEntry line) => Subject.Parse(line.Details?.Split(' ')[0])?.Id ?? 0;

    private static long WhomOf(AuditEntry line) => line.WhomId ?? 0;
}
