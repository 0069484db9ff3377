using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Rooms;

/// <summary>What is said in rooms as search needs it.</summary>
internal sealed class SearchableRoomMessages(MarkdownRenderer markup) : SearchableRows(markup)
{
    /// <summary>By this word the search knows what is said in rooms.</summary>
    public const string Word = "message";

    public override string Kind => Word;

    public override async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<RoomMessage>().Where(m => ids.Contains(m.Id) && !m.Hidden && m.DeletedAt == null).Select(m => new { m.Id, m.RoomId, m.AuthorId, m.Html, m.At }).ToListAsync(ct);
        return rows.ConvertAll(m => new SearchableText(m.Id, Kind, null, Words(m.Html), m.At)
        {
            Marks = [RoomOperators.Mark(m.RoomId), SearchOperators.AuthorMark(m.AuthorId)],
        });
    }

    public override async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from m in Readable(db, standing, ids)
            join r in db.Set<Room>() on m.RoomId equals r.Id
            join a in db.Set<Account>() on m.AuthorId equals a.Id
            select new { m.Id, m.RoomId, m.Number, m.Html, m.At, r.Name, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(m => new SearchHit(
            Kind, m.Id, Room.AddressOf(m.RoomId, m.Number), m.Name, Excerpt.Around(Words(m.Html), query), m.Author, m.At));
    }

    protected override long? TouchedBy(News news) => news switch
    {
        RoomMessageSent sent => sent.MessageId,
        RoomMessageEdited edited => edited.MessageId,
        RoomMessageDeleted deleted => deleted.MessageId,
        RoomMessageHidden hidden => hidden.MessageId,
        RoomMessageRestored restored => restored.MessageId,
        _ => null,
    };

    protected override IQueryable<long> All(PortalDb db) => db.Set<RoomMessage>().Select(m => m.Id);

    protected override IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids) => Readable(db, standing, ids).Select(m => m.Id);

    private static IQueryable<RoomMessage> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids)
    {
        var rooms = db.Set<Room>().SeenBy(standing);
        return db.Set<RoomMessage>().Where(m => ids.Contains(m.Id) && !m.Hidden && m.DeletedAt == null && rooms.Any(r => r.Id == m.RoomId));
    }
}
