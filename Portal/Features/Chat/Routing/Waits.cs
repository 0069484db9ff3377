using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Hours;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>A department that customers can turn to, as everybody sees it now.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it helps with.</param>
/// <param name="Facts">How its queue stands.</param>
/// <param name="PromisedBy">Until when who writes now is answered, while it is closed and that is promised.</param>
public sealed record DepartmentNow(string Slug, string Name, string About, QueueFacts Facts, DateTime? PromisedBy);

/// <summary>How somebody who waits stands.</summary>
/// <param name="Place">Their place in the queue of their department, from 1.</param>
/// <param name="Wait">How long it takes.</param>
/// <param name="Department">Their department's name, if any.</param>
/// <param name="PromisedBy">Until when they are answered, where that was promised.</param>
public sealed record WaitView(int Place, ExpectedWait Wait, string? Department, DateTime? PromisedBy);

/// <summary>A named expert, as who wants to turn to them sees them.</summary>
/// <param name="Person">Who.</param>
/// <param name="State">Whether they can take a chat now.</param>
public sealed record ExpertNow(PersonView Person, AgentState State);

/// <summary>How long customers wait. The queues are read once for all who ask, anew with everything that happens in them, and every few seconds for what only time changes.</summary>
public sealed class Waits(Database database, SharedViews shared, NewsLog log, TimeProvider time)
{
    /// <summary>Estimates look at so many of the newest chats.</summary>
    private const int MostRead = 400;

    /// <summary>For how long what only time changes is read once for all: who is still at the desk, and what waits were of late.</summary>
    private const int PresenceSeconds = 5, FiguresSeconds = 15;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The departments that somebody can turn to, in their order.</summary>
    public async Task<IReadOnlyList<DepartmentNow>> Departments()
    {
        var (now, queues) = (Now, await Queues());
        return [.. queues.Staffing.Departments.Where(d => d.ArchivedAt is null).Select(d => new DepartmentNow(d.Slug, d.Name, d.About, queues.FactsOf(d.Id, now), AnswerPromises.By(d, now)))];
    }

    /// <summary>An expert by name; null for who is none.</summary>
    public async Task<ExpertNow?> Expert(string? name)
    {
        var wanted = LookupNames.Of(name);
        return wanted.Length == 0 ? null
            : (await Queues()).Staffing.Agents.Values.FirstOrDefault(a => a.Setup.IsExpert && LookupNames.Of(a.Person.Name) == wanted) is { } agent ? new(agent.Person, agent.State) : null;
    }

    /// <summary>The name of an account that is an expert's, read afresh: a profile that changes must not show what it was.</summary>
    public Task<string?> ExpertName(long accountId, CancellationToken ct) =>
        database.Read(db => (from a in db.Set<Account>()
                             join g in db.Set<Agent>() on a.Id equals g.AccountId
                             where a.Id == accountId && g.IsExpert && (a.Roles & (Roles.Agent | Roles.Admin)) != 0
                             select a.UserName).FirstOrDefaultAsync(ct));

    /// <summary>How a party's chat stands in the queue; null while it does not wait, and where it is not theirs.</summary>
    public async Task<WaitView?> Of(ChatParty party, long chatId, CancellationToken ct)
    {
        var (now, queues) = (Now, await Queues()); // before a connection is held
        await using var db = database.Open();
        var (chat, seat) = await db.Find(party, await Standing.Of(db, party.Actor, now, ct), chatId, ct);
        if (seat == ChatSeat.None || chat!.State != ChatState.Waiting)
        {
            return null;
        }

        var department = queues.Staffing.Departments.FirstOrDefault(d => d.Id == chat.DepartmentId);
        var place = await db.PlaceOf(chat, ct);
        var waited = (department?.Hours ?? OpeningHours.Always).Between(chat.WaitingSince, now);
        return new(place, queues.FactsOf(chat.DepartmentId, now).For(place, waited), department?.Name, await db.PromisedBy(chat.Id, ct));
    }

    private async Task<Queues> Queues()
    {
        var now = Now;
        var figures = await shared.Get((nameof(QueueFigures), Round(now, FiguresSeconds)), () => database.Read(ReadFigures));
        return await shared.Get((nameof(Queues), log.Version(ChatNews.Queue), Round(now, PresenceSeconds)), () => database.Read(db => Read(db, figures, now)));
    }

    private static long Round(DateTime now, int seconds) => now.Ticks / (TimeSpan.TicksPerSecond * seconds);

    private static async Task<Queues> Read(PortalDb db, QueueFigures figures, DateTime now)
    {
        var waiting = await db.Set<Chat>().Where(c => c.State == ChatState.Waiting).GroupBy(c => c.DepartmentId).Select(g => new { Id = g.Key, Count = g.Count() }).ToListAsync();
        return new(await Staffing.Read(db, now, default), figures, waiting.ToDictionary(w => w.Id ?? 0, w => w.Count));
    }

    private static async Task<QueueFigures> ReadFigures(PortalDb db)
    {
        var hours = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Hours);
        var newest = await db.Set<Chat>().OrderByDescending(c => c.Id).Take(MostRead)
            .Select(c => new { c.DepartmentId, c.CreatedAt, First = db.Set<ChatMessage>().Where(m => m.ChatId == c.Id && m.Author == ChatAuthor.Agent).Min(m => (DateTime?)m.At), c.ClosedAt })
            .ToListAsync();
        return new(newest.Where(c => c.First is not null).Select(c => new AnsweredChat(c.DepartmentId, c.CreatedAt, c.First!.Value, c.ClosedAt)).GroupBy(c => c.DepartmentId ?? 0)
            .ToDictionary(g => g.Key, g => (AnsweredChat.Reaction(g, hours.GetValueOrDefault(g.Key, OpeningHours.Always)), AnsweredChat.Length(g))));
    }
}

/// <summary>What waits and chats of each department were of late; 0 stands for chats of none.</summary>
internal sealed record QueueFigures(IReadOnlyDictionary<long, (TimeSpan? Reaction, TimeSpan? Length)> Of);

/// <summary>All queues at one moment.</summary>
internal sealed record Queues(Staffing Staffing, QueueFigures Figures, IReadOnlyDictionary<long, int> Waiting)
{
    /// <summary>How the queue of a department stands, or that of chats for none.</summary>
    public QueueFacts FactsOf(long? departmentId, DateTime now)
    {
        var hours = Staffing.Departments.FirstOrDefault(d => d.Id == departmentId)?.Hours ?? OpeningHours.Always;
        var (reaction, length) = Figures.Of.GetValueOrDefault(departmentId ?? 0);
        var here = Staffing.PeopleOf(departmentId).Where(a => a.State != AgentState.Away).ToList();
        return new(
            hours.IsOpen(now), hours.NextOpen(now), here.Count, here.Sum(a => a.Free), here.Sum(a => a.Open), Waiting.GetValueOrDefault(departmentId ?? 0),
            reaction, length);
    }
}

/// <summary>What is read of one chat that waits.</summary>
internal static class QueuePlaces
{
    /// <summary>The place among those who wait for the same department, from 1.</summary>
    public static async Task<int> PlaceOf(this PortalDb db, Chat chat, CancellationToken ct) =>
        1 + await db.Set<Chat>().CountAsync(
            c => c.State == ChatState.Waiting && c.DepartmentId == chat.DepartmentId && (c.WaitingSince < chat.WaitingSince || (c.WaitingSince == chat.WaitingSince && c.Id < chat.Id)), ct);

    /// <summary>Until when the customer of a chat was promised an answer.</summary>
    public static Task<DateTime?> PromisedBy(this PortalDb db, long chatId, CancellationToken ct)
    {
        var subject = new Subject("chat", chatId).ToString();
        return db.Set<Case>().Where(c => c.Kind == CaseKind.Chat && c.Subject == subject && c.State == CaseState.Open).Select(c => c.Due).FirstOrDefaultAsync(ct);
    }
}
