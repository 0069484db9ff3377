using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Rooms;

/// <summary>What was said in rooms, out of which personal data can be taken, also where others quote it or where somebody was told that they are muted.</summary>
internal sealed class RescuedRoomMessages(MarkdownRenderer markdown) : IRescued
{
    private const int MostQuotes = 1000;

    public string Kind => RoomNews.Message;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
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
        return (ModerationRules.MayNotModerate(standing, place) ?? ModerationRules.IsAbove(standing, found.Roles)) is { } refused ? refused
            : new RescuedThing(new(Kind, id), found.AuthorId, place, [found.Body, .. silences]) { Whole = new("room", found.Id), Address = Room.AddressOf(found.Id) };
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere, here) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought, order.Everywhere, order.Whole?.Id ?? 0);
        foreach (var message in await db.Set<RoomMessage>().AsTracking().Where(m => m.Id == own || ((everywhere || m.RoomId == here) && words.Any(w => m.Body.Contains(w)))).OrderByDescending(m => m.Id).Take(MostQuotes).ToListAsync(ct))
        {
            var body = message.Id == own ? order.Clean(message.Body) : order.CleanQuotes(message.Body);
            if (body == message.Body)
            {
                continue;
            }

            var html = order.Show(markdown, message.Body, message.Html, body);
            order.Change(new(Kind, message.Id), message.Html, html);
            (message.Body, message.Html) = (body, html);
            tally.Add(message.Id == own ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
            order.Found.Add(("message", message.Id)); // by this word the search knows what is said in rooms
            db.Tell(new RoomMessageEdited(message.RoomId, message.Id, message.Number) { ById = order.ReaderOf(new(Kind, message.Id)) });
        }

        foreach (var silence in await db.Set<RoomSilence>().AsTracking().Where(s => (everywhere || s.RoomId == here) && words.Any(w => s.Reason.Contains(w))).OrderByDescending(s => s.At).Take(MostQuotes).ToListAsync(ct))
        {
            silence.Reason = Shorten.To(order.Clean(silence.Reason), RoomSilence.MostReason);
            tally.Add(RescuedFrom.Notes, 1);
            db.Tell(new RoomMuteChanged(silence.RoomId, silence.AccountId));
        }
    }
}
