using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>The lists of the desk.</summary>
public enum DeskTab
{
    /// <summary>Chats that nobody has: what is due first, then who waits longest.</summary>
    Waiting,

    /// <summary>The agent's own open chats, and those that they were invited into, newest words first.</summary>
    Mine,

    /// <summary>All chats that wait or are open, newest words first.</summary>
    Open,

    /// <summary>Closed chats, last closed first.</summary>
    Closed,

    /// <summary>All chats whatever their state, newest words first: what a search looks through.</summary>
    All,
}

/// <summary>A chat as the desk's lists show it.</summary>
/// <param name="Id">The chat.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Version">Grows whenever it changes hands or state.</param>
/// <param name="Name">What the customer is called; null for a visitor who gave no name.</param>
/// <param name="CustomerId">The customer's account, if any.</param>
/// <param name="Agent">Who holds it.</param>
/// <param name="Department">Which department it is for.</param>
/// <param name="Words">The beginning of what was said last.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="WaitingSince">Since when the customer waits.</param>
/// <param name="LastMessageAt">When something was last said.</param>
/// <param name="Unread">How many of the customer's messages its holder has not seen.</param>
public sealed record DeskItem(
    long Id, ChatState State, int Version, string? Name, long? CustomerId, PersonView? Agent, string? Department, string? Words,
    DateTime CreatedAt, DateTime WaitingSince, DateTime LastMessageAt, int Unread)
{
    /// <summary>Until when the customer was promised an answer.</summary>
    public DateTime? PromisedBy { get; init; }

    /// <summary>True while the customer waits to be called.</summary>
    public bool CallAsked { get; init; }

    /// <summary>Its tags, in order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Its clocks that have something to be in time for, what is due first before the rest.</summary>
    public IReadOnlyList<ClockView> Clocks { get; init; } = [];
}

/// <summary>The desk's list with what stands above it.</summary>
/// <param name="Chats">One page of the list.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Mine">How many the agent has.</param>
public sealed record DeskView(Page<DeskItem> Chats, int Waiting, int Mine);

/// <summary>The lists of the desk, for agents alone.</summary>
public sealed class DeskLists(Database database, TimeProvider time)
{
    /// <summary>How many chats a page holds.</summary>
    public const int PageSize = 30;

    private const int MostWords = 140;

    /// <summary>A page of a list of all departments; null for who is no agent.</summary>
    public Task<DeskView?> Read(Actor actor, DeskTab tab, Cursor from, int size, CancellationToken ct) => Read(actor, tab, DeskScope.All, from, size, ct);

    /// <summary>A page of a list; null for who is no agent.</summary>
    public Task<DeskView?> Read(Actor actor, DeskTab tab, DeskScope scope, Cursor from, int size, CancellationToken ct) => Read(actor, tab, scope, DeskFilter.None, from, size, ct);

    /// <summary>A page of a list that is narrowed. For words it looks through some thousand chats at once: a page may hold less than it could, and there may be more after it.</summary>
    public async Task<DeskView?> Read(Actor actor, DeskTab tab, DeskScope scope, DeskFilter filter, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (!ChatRules.IsDesk(standing))
        {
            return null;
        }

        var (shown, me) = (tab == DeskTab.Mine ? DeskScope.All : scope, standing.AccountId);
        var chosen = Chosen(db, filter.Narrow(db, shown.Of(db, me, now)), tab, me, from);
        return new(
            filter.Each.Count == 0 ? Cut(await Rows(db, chosen.Take(size + 1)).ToListAsync(ct), tab, size) : await Search(db, chosen, tab, filter, size, ct),
            await scope.Of(db, me, now).CountAsync(c => c.State == ChatState.Waiting, ct),
            await db.Set<Chat>().AnsweredBy(db, me).CountAsync(ct));
    }

    /// <summary>One chat as the lists show it; null where there is none, and for who is no agent.</summary>
    public async Task<DeskItem?> One(Actor actor, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var (chat, seat) = await db.Find(ChatParty.Desk(actor), await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), chatId, ct);
        return seat == ChatSeat.Desk ? await Rows(db, db.Set<Chat>().Where(c => c.Id == chat!.Id)).FirstOrDefaultAsync(ct) : null;
    }

    private static Page<DeskItem> Cut(List<DeskItem> rows, DeskTab tab, int size) => Page<DeskItem>.Cut(rows, size, row => Place(tab, row));

    private static string Place(DeskTab tab, DeskItem row) => (tab == DeskTab.Waiting ? DueOrder.After(row) : new Cursor(row.LastMessageAt, row.Id)).ToString();

    private static async Task<Page<DeskItem>> Search(PortalDb db, IQueryable<Chat> chosen, DeskTab tab, DeskFilter filter, int size, CancellationToken ct)
    {
        var looked = chosen.Take(DeskFilter.Window).Select(c => c.Id);
        var page = Cut(await Rows(db, Ordered(db, filter.WithWords(db, db.Set<Chat>().Where(c => looked.Contains(c.Id))), tab).Take(size + 1)).ToListAsync(ct), tab, size);
        var last = page.Next is null ? await Rows(db, chosen.Skip(DeskFilter.Window - 1).Take(1)).FirstOrDefaultAsync(ct) : null;
        return last is null ? page : page with { Next = Place(tab, last) };
    }

    private static IQueryable<Chat> Ordered(PortalDb db, IQueryable<Chat> chats, DeskTab tab) =>
        tab == DeskTab.Waiting ? DueOrder.Of(db, chats, Cursor.Start) : chats.OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id);

    private static IQueryable<Chat> Chosen(PortalDb db, IQueryable<Chat> chats, DeskTab tab, long? me, Cursor from)
    {
        var (at, id) = (from.At, from.Id);
        return tab switch
        {
            DeskTab.Waiting => DueOrder.Of(db, chats.Where(c => c.State == ChatState.Waiting), from),
            DeskTab.Mine => Newest(chats.AnsweredBy(db, me), at, id),
            DeskTab.All => Newest(chats, at, id),
            DeskTab.Open => Newest(chats.Where(c => c.State != ChatState.Closed), at, id),
            _ => Newest(chats.Where(c => c.State == ChatState.Closed), at, id),
        };
    }

    private static IQueryable<Chat> Newest(IQueryable<Chat> chats, DateTime at, long id) =>
        chats.Where(c => c.LastMessageAt < at || (c.LastMessageAt == at && c.Id < id)).OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id);

    private static IQueryable<DeskItem> Rows(PortalDb db, IQueryable<Chat> chats) =>
        chats.Select(c => new DeskItem(
            c.Id, c.State, c.Version,
            db.Set<Account>().Where(a => a.Id == c.CustomerId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefault() ?? c.CustomerName,
            c.CustomerId,
            db.Set<Account>().Where(a => a.Id == c.AgentId).Select(a => new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles)).FirstOrDefault(),
            db.Set<Department>().Where(d => d.Id == c.DepartmentId).Select(d => d.Name).FirstOrDefault() ?? c.Department,
            db.Set<ChatMessage>().Where(m => m.ChatId == c.Id && m.Author != ChatAuthor.System).OrderByDescending(m => m.Number).Select(m => m.Body.Substring(0, MostWords)).FirstOrDefault(),
            c.CreatedAt, c.WaitingSince, c.LastMessageAt,
            db.Set<ChatMessage>().Count(m => m.ChatId == c.Id && m.Number > c.ReadByAgents && m.Author == ChatAuthor.Customer))
        {
            PromisedBy = db.Set<Case>().Where(k => k.Kind == CaseKind.Chat && k.State == CaseState.Open && k.Subject == "chat:" + c.Id).Select(k => k.Due).FirstOrDefault(),
            CallAsked = db.Set<CallBack>().Any(w => w.ChatId == c.Id && w.DoneAt == null),
            Tags = db.Set<ChatTag>().Where(t => t.ChatId == c.Id).OrderBy(t => t.Name).Select(t => t.Name).ToList(),
            Clocks = db.RunningClocks().Where(m => m.ChatId == c.Id)
                .OrderBy(m => m.DueAt == null).ThenBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => new ClockView(m.Kind, m.DueAt, m.WarnedAt != null, m.BreachedAt != null)).ToList(),
        });
}
