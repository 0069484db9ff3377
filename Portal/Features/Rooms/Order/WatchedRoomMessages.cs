using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Rooms;

/// <summary>What is said in public rooms and in those of clubs, in the moderators' watch. What colleagues say among themselves is not watched.</summary>
internal sealed class WatchedRoomMessages(Rooms rooms, Database database) : IWatched
{
    public string Kind => RoomNews.Message;

    public WatchKind As => WatchKind.Message;

    public int MostAnswer => RoomMessage.MostBody;

    public Heard? Hear(News news) => news switch
    {
        RoomMessageSent sent => new HeardWords(sent.MessageId, Changed: false),
        RoomMessageEdited edited => new HeardWords(edited.MessageId, Changed: true, edited.ById),
        RoomMessageHidden hidden => new HeardSight(hidden.MessageId),
        RoomMessageRestored restored => new HeardSight(restored.MessageId),
        RoomMessageDeleted deleted => new HeardSight(deleted.MessageId),
        _ => null,
    };

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<RoomMessage>().Where(m => ids.Contains(m.Id)).Join(Watched(db), m => m.RoomId, r => r.Id, (m, r) => new { m.Id, m.AuthorId, m.RoomId, m.Html, m.ReplyToId, r.GroupId }).ToListAsync(ct);
        return rows.ConvertAll(m => new WatchedText(m.Id, m.AuthorId, new("room", m.RoomId), Room.PlaceOf(m.RoomId, m.GroupId), "", m.Html, IsAnswer: m.ReplyToId is not null));
    }

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var (all, clubs) = (standing.IsModerator, standing.Places.Clubs);
        var rows = await (
            from m in db.Set<RoomMessage>()
            join r in Watched(db) on m.RoomId equals r.Id
            join a in db.Set<Account>() on m.AuthorId equals a.Id
            where ids.Contains(m.Id) && (all || (r.GroupId != null && clubs.Contains(r.GroupId.Value)))
            select new { m.Id, m.RoomId, m.Number, m.Html, m.Hidden, m.DeletedAt, m.At, r.Name, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(m => new WatchedItem(
            new(Kind, m.Id), m.Author, m.Name, m.Name, Room.AddressOf(m.RoomId, m.Number), SafeHtml.FromStored(m.Html), m.At, m.Hidden, m.DeletedAt is not null)
        {
            Acts = WatchActs.Answer | WatchActs.Decide,
        });
    }

    public async Task<IReadOnlyList<WatchedPlace>> Places(PortalDb db, Standing standing, CancellationToken ct) =>
        [.. (await Watched(db).SeenBy(standing).Where(r => r.GroupId == null).OrderBy(r => r.Name).Take(Watch.MostPlaces).Select(r => new { r.Id, r.Name }).ToListAsync(ct)).Select(r => new WatchedPlace(Room.PlaceOf(r.Id, null), r.Name))];

    public async Task<Result<Nothing>> Answer(Actor actor, long id, string text, string key, CancellationToken ct)
    {
        var room = await database.Read(db => db.Set<RoomMessage>().Where(m => m.Id == id).Select(m => (long?)m.RoomId).FirstOrDefaultAsync(ct));
        return room is { } there ? (await rooms.Say(actor, there, new NewRoomMessage(text, ReplyToId: id), key, ct)).Then(_ => default(Nothing)) : Problem.NotFound;
    }

    private static IQueryable<Room> Watched(PortalDb db) => db.Set<Room>().Where(r => r.Public || r.GroupId != null);
}
