using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Chat;

/// <summary>
/// Tells the staff what is due soon and what is late: who holds the chat, or while nobody does who may answer those of its department who can take one now; what is late the admins, too, who look after all chats.
/// </summary>
internal sealed class ClockTidings(TimeProvider time) : INotifying
{
    private const int MostTold = 100, MostAdmins = 50;

    public string Kind => "clock";

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var found = news.Select(row => row.Item).OfType<ChatDue>().ToList();
        var lines = found.ConvertAll(n => n.LineId);
        var clocks = lines.Count == 0 ? [] : await db.Set<ChatMeasure>().Where(m => lines.Contains(m.LineId)).ToDictionaryAsync(m => (m.ChatId, m.LineId, m.Kind), ct);
        return [.. found.Where(n => clocks.ContainsKey((n.ChatId, n.LineId, n.Kind))).Select(n => Of(n, clocks[(n.ChatId, n.LineId, n.Kind)]))];
    }

    /// <summary>Agents alone see them; that something is due holds only while it is.</summary>
    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var seen = ChatRules.IsDesk(standing);
        return notifications.Where(n => seen && db.Set<ChatMeasure>().Any(m => m.Id == n.SubjectId && (n.Kind != NotificationKind.ChatDue || (m.EndedAt == null && m.BreachedAt == null))));
    }

    /// <summary>What is done needs nobody's eye any more.</summary>
    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) =>
        notifications.Where(n => db.Set<ChatMeasure>().Any(m => m.Id == n.SubjectId && m.EndedAt != null));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        if (!ChatRules.IsDesk(standing))
        {
            return new Dictionary<long, NotifiedThing>();
        }

        var rows = await (
            from m in db.Set<ChatMeasure>()
            join c in db.Set<Chat>() on m.ChatId equals c.Id
            where subjectIds.Contains(m.Id)
            select new { m.Id, m.ChatId, m.Kind, Name = db.Set<Account>().Where(a => a.Id == c.CustomerId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefault() ?? c.CustomerName }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new NotifiedThing(r.Name ?? Sentences.Say(typeof(ChatText), "Guest", r.ChatId), $"/desk/{r.ChatId}", "")
        {
            Form = r.Kind switch { MeasureKind.Promise => "Promise", MeasureKind.Solution => "Solution", _ => "" },
        });
    }

    private ClockTiding Of(ChatDue news, ChatMeasure clock) => new(news is ChatOverdue, time)
    {
        Subject = new(Kind, clock.Id), Whole = new("chat", clock.ChatId), Number = 0, ById = 0, At = (news is ChatOverdue ? clock.BreachedAt : clock.WarnedAt) ?? clock.OpenedAt,
    };

    private sealed class ClockTiding(bool late, TimeProvider time) : Tiding
    {
        public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct)
        {
            var (now, kind, chatId) = (time.GetUtcNow().UtcDateTime, late ? NotificationKind.ChatLate : NotificationKind.ChatDue, Whole.Id);
            if (await db.Set<Chat>().FirstOrDefaultAsync(c => c.Id == chatId, ct) is not { } chat)
            {
                return [];
            }

            var people = new HashSet<long>();
            if (chat is { AgentId: { } holder, State: not ChatState.Waiting } && await db.WhoMayAnswer(now).AnyAsync(a => a.Id == holder, ct))
            {
                people.Add(holder);
            }
            else
            {
                people.UnionWith((await Staffing.Read(db, now, ct)).PeopleOf(chat.DepartmentId).Where(a => a.State == AgentState.Available).Take(MostTold - MostAdmins).Select(a => a.Person.Id));
            }

            if (late)
            {
                people.UnionWith(await db.WhoMayAnswer(now).Where(a => (a.Roles & Roles.Admin) != 0).OrderBy(a => a.Id).Take(MostAdmins).Select(a => a.Id).ToListAsync(ct));
            }

            return [.. people.Where(p => p != chat.CustomerId).Select(p => new Told(p, kind))];
        }

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
