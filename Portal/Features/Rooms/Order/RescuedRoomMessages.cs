using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Rooms;

/// <summary>What was said in rooms, out of which personal data can be taken, also where others quote it or where somebody was told that they are muted.</summary>
internal sealed class RescuedRoomMessages(MarkdownRenderer markdown) : RescuedWriting<RoomMessage>(markdown)
{
    public override string Kind => RoomNews.Message;

    protected override string SearchKind => SearchableRoomMessages.Word;

    public override async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        var found = await (
            from m in db.Set<RoomMessage>()
            join r in db.Set<Room>().SeenBy(standing) on m.RoomId equals r.Id
            join a in db.Set<Account>() on m.AuthorId equals a.Id
            where m.Id == id
            select new { m.AuthorId, a.Roles, m.Body, m.Hidden, m.DeletedAt, r.Id, r.GroupId }).FirstOrDefaultAsync(ct);
        if (found is null || ((found.Hidden || found.DeletedAt is not null) && !RoomRules.Moderates(standing, found.GroupId)))
        {
            return Problem.NotFound;
        }

        var place = Room.PlaceOf(found.Id, found.GroupId);
        var silences = await db.Set<RoomSilence>().Where(s => s.RoomId == found.Id && s.AccountId == found.AuthorId).Select(s => s.Reason).ToListAsync(ct);
        return new RescuedThing(new(Kind, id), found.AuthorId, place, [found.Body, .. silences]) { Whole = new("room", found.Id), Address = Room.AddressOf(found.Id) }.For(standing, found.Roles);
    }

    public override async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere, here) = (OwnOf(order), order.Sought, order.Everywhere, order.Whole?.Id ?? 0);
        var rows = db.Set<RoomMessage>().Where(m => m.Id == own || ((everywhere || m.RoomId == here) && words.Any(w => m.Body.Contains(w))));
        await TakeOut(db, order, tally, rows, m => m.Id == own, ct);
        await TakeOutOfSilences(db, order, tally, everywhere ? null : here, ct);
    }

    /// <summary>Why somebody is muted; by room and person, as that is their key.</summary>
    private static async Task TakeOutOfSilences(PortalDb db, RescueOrder order, RescueTally tally, long? roomId, CancellationToken ct)
    {
        var (words, room, account) = (order.Sought, 0L, 0L);
        List<RoomSilence> some;
        do
        {
            var (lastRoom, lastAccount) = (room, account);
            some = await db.Set<RoomSilence>().AsTracking()
                .Where(s => (roomId == null || s.RoomId == roomId) && words.Any(w => s.Reason.Contains(w)) && (s.RoomId > lastRoom || (s.RoomId == lastRoom && s.AccountId > lastAccount)))
                .OrderBy(s => s.RoomId).ThenBy(s => s.AccountId).Take(order.AtOnce).ToListAsync(ct);
            foreach (var silence in some)
            {
                silence.Reason = Shorten.To(order.Clean(silence.Reason), RoomSilence.MostReason);
                tally.Add(RescuedFrom.Notes, 1);
                db.Tell(new RoomMuteChanged(silence.RoomId, silence.AccountId));
                (room, account) = (silence.RoomId, silence.AccountId);
            }
        }
        while (some.Count == order.AtOnce);
    }

    protected override Task Tell(PortalDb db, RoomMessage it, long? byId, CancellationToken ct)
    {
        db.Tell(new RoomMessageEdited(it.RoomId, it.Id, it.Number) { ById = byId });
        return Task.CompletedTask;
    }
}
