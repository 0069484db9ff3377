using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Rooms;

/// <summary>What of rooms is worth telling: a message to whom it speaks to by @name, and to whom it answers. Nobody is told of all that is said.</summary>
internal sealed class RoomTidings(MarkdownRenderer markdown) : INotifying
{
    private const int MostText = 400;

    public string Kind => RoomNews.Message;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var told = news.Select(row => (Id: MessageOf(row), row.At, Edited: row.Item is RoomMessageEdited)).Where(row => row.Id is not null).ToList();
        var ids = told.Select(row => row.Id!.Value).Distinct().ToList();
        var messages = ids.Count == 0 ? [] : await (
            from m in Readable(db)
            join r in db.Set<Room>() on m.RoomId equals r.Id
            where ids.Contains(m.Id)
            select new
            {
                m.Id, m.RoomId, m.Number, m.AuthorId, m.Body, r.GroupId, r.Public,
                Answered = db.Set<RoomMessage>().Where(x => x.Id == m.ReplyToId).Select(x => (long?)x.AuthorId).FirstOrDefault(),
            }).ToDictionaryAsync(m => m.Id, ct);
        return [.. told.Where(row => messages.ContainsKey(row.Id!.Value)).Select(row => (row, Message: messages[row.Id!.Value])).Select(x => new MessageTiding(
            [.. markdown.Mentions(x.Message.Body).Select(LookupNames.Of).Where(name => name.Length > 0)], x.row.Edited ? null : x.Message.Answered, x.row.Edited, x.Message.GroupId, x.Message.Public)
        {
            Subject = new(Kind, x.Message.Id), Whole = new("room", x.Message.RoomId), Number = x.Message.Number, ById = x.Message.AuthorId, At = x.row.At,
        })];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var (messages, rooms) = (Readable(db), db.Set<Room>().SeenBy(standing));
        return notifications.Where(n => messages.Any(m => m.Id == n.SubjectId && rooms.Any(r => r.Id == m.RoomId)));
    }

    /// <summary>A message that was changed is not what they read.</summary>
    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) =>
        notifications.Where(n => db.Set<RoomMessage>().Any(m => m.Id == n.SubjectId
            && db.Set<RoomMark>().Any(k => k.RoomId == m.RoomId && k.AccountId == n.AccountId && k.ReadNumber >= m.Number) && (m.EditedAt == null || n.At < m.EditedAt)));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from m in Readable(db)
            join r in db.Set<Room>().SeenBy(standing) on m.RoomId equals r.Id
            where subjectIds.Contains(m.Id)
            select new { m.Id, m.RoomId, m.Number, m.Html, r.Name }).ToListAsync(ct);
        return rows.ToDictionary(m => m.Id, m => new NotifiedThing(m.Name, Room.AddressOf(m.RoomId, m.Number), markdown.PlainText(SafeHtml.FromStored(m.Html), MostText)));
    }

    private static long? MessageOf(NewsRow row) => row.Item switch
    {
        RoomMessageSent sent => sent.MessageId,
        RoomMessageEdited edited => edited.MessageId,
        RoomMessageRestored restored => restored.MessageId,
        _ => null,
    };

    private static IQueryable<RoomMessage> Readable(PortalDb db) => db.Set<RoomMessage>().Where(m => !m.Hidden && m.DeletedAt == null);

    /// <summary>A message to some people.</summary>
    /// <param name="names">Those whom it speaks to, as names are looked up.</param>
    /// <param name="answered">Who said what it answers.</param>
    /// <param name="edited">True where it was changed: who read it before has not read this.</param>
    /// <param name="groupId">The group whose room it is, or null.</param>
    /// <param name="isPublic">True where everyone may read it.</param>
    private sealed class MessageTiding(IReadOnlyList<string> names, long? answered, bool edited, long? groupId, bool isPublic) : Tiding
    {
        /// <summary>Of those the ones who may read the room, have not read it, not muted the room, and not blocked who wrote; a block against staff rests.</summary>
        public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct)
        {
            if (names.Count == 0 && answered is null)
            {
                return [];
            }

            var (room, number, by) = (Whole.Id, Number, ById);
            var people = await db.Set<Account>().Where(a => names.Contains(a.NormalizedUserName!) || a.Id == answered).Reading(db, groupId, isPublic)
                .Where(a => a.EmailConfirmed && a.Id != by && !db.Set<RoomMark>().Any(k => k.RoomId == room && k.AccountId == a.Id && (k.Muted || (!edited && k.ReadNumber >= number))))
                .Where(a => !db.Set<Block>().Any(b => b.AccountId == a.Id && b.BlockedId == by) || db.Set<Account>().Any(x => x.Id == by && x.Roles != Roles.None))
                .Select(a => new { a.Id, a.NormalizedUserName }).ToListAsync(ct);
            return [.. people.Select(a => new Told(a.Id, names.Contains(a.NormalizedUserName!) ? NotificationKind.Mention : NotificationKind.Reply))];
        }

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
