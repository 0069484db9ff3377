using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Who the customer of a chat is, as far as they said or their account shows.</summary>
/// <param name="Name">What they are called; null for a visitor who gave no name.</param>
/// <param name="Email">Where they can be reached, as they said: not proven.</param>
/// <param name="Account">Their account.</param>
/// <param name="MemberSince">Since when they have had it.</param>
/// <param name="Department">Which department they want.</param>
/// <param name="Earlier">Their account's other chats, newest first.</param>
public sealed record DeskCustomer(string? Name, string? Email, PersonView? Account, DateTime? MemberSince, string? Department, IReadOnlyList<EarlierChat> Earlier);

/// <summary>Another chat of the same account.</summary>
public sealed record EarlierChat(long Id, ChatState State, DateTime LastMessageAt, string Words);

/// <summary>What an agent may do with a chat now; the deeds ask the same rules again.</summary>
public sealed record DeskCan(bool Take, bool Answer, bool HandOver, bool Close);

/// <summary>A chat as an agent sees it.</summary>
/// <param name="Id">The chat.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Agent">Who holds it, or held it last.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="WaitingSince">Since when the customer waits.</param>
/// <param name="ReadByCustomer">Up to which number the customer has seen it.</param>
/// <param name="Lines">The newest lines and the notes between them, in order.</param>
/// <param name="HasEarlier">True when there is more before the first line.</param>
/// <param name="Customer">Whom the agent talks to.</param>
/// <param name="Can">What the agent may do.</param>
public sealed record DeskChatView(
    long Id, ChatState State, PersonView? Agent, DateTime CreatedAt, DateTime WaitingSince, int ReadByCustomer, IReadOnlyList<ChatLine> Lines, bool HasEarlier,
    DeskCustomer Customer, DeskCan Can)
{
    /// <summary>Up to which number the customer's page has got it.</summary>
    public int DeliveredToCustomer { get; init; }

    /// <summary>Up to which number the agents who held it have seen it.</summary>
    public int ReadByAgents { get; init; }
}

/// <summary>Reads chats for the desk.</summary>
public sealed class DeskChats(Database database, TimeProvider time)
{
    private const int MostEarlier = 10;
    private const int MostAgents = 200;

    /// <summary>A chat with its newest lines; null where there is none, and for who is no agent.</summary>
    public async Task<DeskChatView?> Read(Actor actor, long chatId, int lines, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var chat = ChatRules.IsDesk(standing) ? await db.Set<Chat>().FirstOrDefaultAsync(c => c.Id == chatId, ct) : null;
        if (chat is null)
        {
            return null;
        }

        var from = Math.Max(1, chat.LastNumber - Math.Clamp(lines, 1, ChatViews.Most) + 1);
        var read = (await ChatLines.Messages(db, chatId, from, ChatViews.Most, ct)).Concat(await ChatLines.Notes(db, chatId, from, ChatViews.Most, ct));
        var agent = chat.AgentId is null ? null : await db.Set<Account>().Where(a => a.Id == chat.AgentId).Select(PersonView.Of).FirstOrDefaultAsync(ct);
        return new(
            chat.Id, chat.State, agent, chat.CreatedAt, chat.WaitingSince, chat.ReadByCustomer,
            [.. read.OrderBy(l => l.Number).ThenBy(l => l.Author == ChatAuthor.Note).ThenBy(l => l.Id)],
            from > 1, await Customer(db, chat, ct), Can(standing, chat))
        {
            DeliveredToCustomer = (await ChatDelivery.Of(db, chat, ct)).ToCustomer, ReadByAgents = chat.ReadByAgents,
        };
    }

    /// <summary>The newest notes beside a chat; null where there is no such chat, and for who is no agent.</summary>
    public async Task<IReadOnlyList<ChatLine>?> Notes(Actor actor, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return ChatRules.IsDesk(standing) && await db.Set<Chat>().AnyAsync(c => c.Id == chatId, ct) ? await ChatLines.Notes(db, chatId, 0, ChatViews.Most, ct) : null;
    }

    /// <summary>The agents that a chat can be handed to; empty for who is no agent.</summary>
    public async Task<IReadOnlyList<PersonView>> Colleagues(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return ChatRules.IsDesk(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct))
            ? await db.Set<Account>().Where(a => (a.Roles & (Roles.Agent | Roles.Admin)) != 0 && a.Id != actor.AccountId).OrderBy(a => a.UserName).Take(MostAgents).Select(PersonView.Of).ToListAsync(ct)
            : [];
    }

    private static async Task<DeskCustomer> Customer(PortalDb db, Chat chat, CancellationToken ct)
    {
        var department = await db.Set<Department>().Where(d => d.Id == chat.DepartmentId).Select(d => d.Name).FirstOrDefaultAsync(ct) ?? chat.Department;
        if (chat.CustomerId is not { } id)
        {
            return new(chat.CustomerName, chat.Email, null, null, department, []);
        }

        var account = await db.Set<Account>().Where(a => a.Id == id)
            .Select(a => new { Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), a.Email, a.CreatedAt }).FirstOrDefaultAsync(ct);
        var earlier = await db.Set<Chat>().Where(c => c.CustomerId == id && c.Id != chat.Id).OrderByDescending(c => c.LastMessageAt).Take(MostEarlier)
            .Select(c => new EarlierChat(c.Id, c.State, c.LastMessageAt, db.Set<ChatMessage>().Where(m => m.ChatId == c.Id && m.Number == 1).Select(m => m.Body.Substring(0, 100)).FirstOrDefault() ?? ""))
            .ToListAsync(ct);
        return new(account?.Person.DisplayName, chat.Email ?? account?.Email, account?.Person, account?.CreatedAt, department, earlier);
    }

    private static DeskCan Can(Standing standing, Chat chat) => new(
        chat.State == ChatState.Waiting && ChatRules.MayNotTake(standing, chat.State, chat.AgentId, null) is null,
        ChatRules.MayNotAnswer(standing, chat.State, chat.AgentId, null) is null,
        ChatRules.MayNotHandOver(standing, chat.State, chat.AgentId, null) is null,
        chat.State != ChatState.Closed && ChatRules.MayNotClose(standing, chat.State, chat.AgentId, null) is null);
}
