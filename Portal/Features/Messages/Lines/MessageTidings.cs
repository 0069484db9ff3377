using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Messages;

/// <summary>What of conversations is worth telling: a message to the others in it, and to whom was brought in that they were.</summary>
internal sealed class MessageTidings(MarkdownRenderer markdown) : INotifying
{
    private const int MostTitle = 80;
    private const int MostText = 400;

    public string Kind => "message";

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var ids = news.Select(row => row.Item).OfType<MessageSent>().Select(sent => sent.MessageId).Distinct().ToList();
        var messages = ids.Count == 0 ? [] : await Readable(db).Where(m => ids.Contains(m.Id) && (m.Event == null || m.Event == GroupEvent.Added)).OrderBy(m => m.Id).ToListAsync(ct);
        return [.. messages.Select(m => new MessageTiding(m.AboutId)
        {
            Subject = new(Kind, m.Id), Whole = new("conversation", m.ConversationId), Number = m.Number, ById = m.AuthorId, At = m.At,
        })];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var seen = Readable(db).SeenBy(db, standing);
        return notifications.Where(n => seen.Any(m => m.Id == n.SubjectId));
    }

    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) =>
        notifications.Where(n => db.Set<Message>().Any(m => m.Id == n.SubjectId
            && db.Set<Participant>().Any(p => p.ConversationId == m.ConversationId && p.AccountId == n.AccountId && p.ReadNumber >= m.Number)));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from m in Readable(db).SeenBy(db, standing)
            join c in db.Set<Conversation>() on m.ConversationId equals c.Id
            join p in db.Set<Participant>() on m.ConversationId equals p.ConversationId
            where subjectIds.Contains(m.Id) && p.AccountId == standing.AccountId
            select new { m.Id, m.ConversationId, m.Number, m.Html, m.Event, c.Pair, Title = p.UntilNumber == null ? c.Title : p.TitleThen }).ToListAsync(ct);
        return rows.ToDictionary(m => m.Id, m => new NotifiedThing(m.Title ?? (m.Event is null ? Words(m.Html, MostTitle) : Sentences.Say(typeof(MessagesText), "UntitledGroup")), Conversation.AddressOf(m.ConversationId, m.Number), Words(m.Html, MostText))
        {
            Form = (m.Event, m.Title, m.Pair) switch
            {
                (not null, null, _) => "Added",
                (not null, _, _) => "AddedTo",
                (_, not null, _) => "InGroup",
                (_, _, null) => "InUntitled",
                _ => "",
            },
            FormOfSeveral = m.Title is not null ? "InGroup" : m.Event is not null ? "Several" : null,
        });
    }

    private string Words(string html, int most) => MessageWords.Of(markdown, html, most);

    /// <summary>Of what was taken from view, or went with its author's account, nobody is told.</summary>
    private static IQueryable<Message> Readable(PortalDb db) => db.Set<Message>().Where(m => !m.Hidden && (m.Event != null || m.Html != ""));

    /// <summary>A message, or that somebody was brought in.</summary>
    /// <param name="broughtIn">Who was, and alone is told of it; null for a message.</param>
    private sealed class MessageTiding(long? broughtIn) : Tiding
    {
        /// <summary>The others in the conversation who have not read it, not muted it, and not blocked who wrote; a block against staff rests.</summary>
        public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct)
        {
            var (conversation, number, by) = (Whole.Id, Number, ById);
            return await db.Set<Participant>()
                .Where(p => p.ConversationId == conversation && p.AccountId != by && p.UntilNumber == null && p.FromNumber < number && p.ReadNumber < number && !p.Muted)
                .Where(p => broughtIn == null || p.AccountId == broughtIn)
                .Where(p => !db.Set<Block>().Any(b => b.AccountId == p.AccountId && b.BlockedId == by) || db.Set<Account>().Any(a => a.Id == by && a.Roles != Roles.None))
                .Select(p => new Told(p.AccountId, NotificationKind.Message, null)).ToListAsync(ct);
        }

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
