using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Chat;

/// <summary>Of notes those are told whom they speak to. They are seen by who works at the desk then, and by nobody who does not any more. Whether one was read is known from the bell alone: see <see cref="NotesRead"/>.</summary>
internal sealed class NoteTidings : INotifying
{
    private const int MostText = 400;

    public string Kind => "chatnote";

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var ids = news.Select(row => row.Item).OfType<ChatNoted>().Select(noted => noted.NoteId).Distinct().ToList();
        var notes = ids.Count == 0 ? [] : await db.Set<ChatNote>().Where(n => ids.Contains(n.Id) && db.Set<NoteMention>().Any(m => m.NoteId == n.Id)).OrderBy(n => n.Id).ToListAsync(ct);
        return [.. notes.Select(n => new NoteTiding { Subject = new(Kind, n.Id), Whole = new("chat", n.ChatId), Number = n.AfterNumber, ById = n.AuthorId, At = n.At })];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var agent = ChatRules.IsDesk(standing);
        return notifications.Where(n => agent && db.Set<ChatNote>().Any(note => note.Id == n.SubjectId));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        if (!ChatRules.IsDesk(standing))
        {
            return new Dictionary<long, NotifiedThing>();
        }

        var rows = await (
            from n in db.Set<ChatNote>()
            join c in db.Set<Chat>() on n.ChatId equals c.Id
            where subjectIds.Contains(n.Id)
            select new { n.Id, n.ChatId, n.Body, Name = db.Set<Account>().Where(a => a.Id == c.CustomerId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefault() ?? c.CustomerName }).ToListAsync(ct);
        return rows.ToDictionary(n => n.Id, n => new NotifiedThing(
            Sentences.Say(typeof(ChatText), "ChatWith", n.Name ?? Sentences.Say(typeof(ChatText), "Guest", n.ChatId)), $"/desk/{n.ChatId}", Shorten.To(n.Body, MostText)));
    }

    private sealed class NoteTiding : Tiding
    {
        public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct)
        {
            var note = Subject.Id;
            return await db.Set<NoteMention>().Where(m => m.NoteId == note).Select(m => new Told(m.AccountId, NotificationKind.Mention, null)).ToListAsync(ct);
        }

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
