using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Publishing;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

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
public sealed record DeskCan(bool Take, bool Answer, bool HandOver, bool Close)
{
    /// <summary>Open it again.</summary>
    public bool Resume { get; init; }

    /// <summary>Invite colleagues, and send them away.</summary>
    public bool Invite { get; init; }

    /// <summary>Come into it beside its holder.</summary>
    public bool Join { get; init; }

    /// <summary>Leave it again, or say no to an invitation.</summary>
    public bool Leave { get; init; }

    /// <summary>Take it out of its holder's hands.</summary>
    public bool TakeOver { get; init; }

    /// <summary>Block its customer.</summary>
    public bool Block { get; init; }

    /// <summary>Report its customer, who has an account.</summary>
    public bool Report { get; init; }

    /// <summary>Take personal data out of what was said.</summary>
    public bool Rescue { get; init; }
}

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

    /// <summary>The colleagues beside its holder, invited and come.</summary>
    public IReadOnlyList<ParticipantView> Participants { get; init; } = [];

    /// <summary>Its tags, in order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Until when its customer is blocked, or null.</summary>
    public DateTime? BlockedUntil { get; init; }

    /// <summary>The topics that were made of it.</summary>
    public IReadOnlyList<PublishedTopic> Topics { get; init; } = [];
}

/// <summary>Reads chats for the desk.</summary>
public sealed class DeskChats(Database database, ChatTopics topics, TimeProvider time)
{
    private const int MostEarlier = 10;
    private const int MostReportable = 50;

    /// <summary>A chat with its newest lines; null where there is none, and for who is no agent.</summary>
    public async Task<DeskChatView?> Read(Actor actor, long chatId, int lines, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var (chat, seat) = await db.Find(ChatParty.Desk(actor), standing, chatId, ct);
        if (chat is null || seat == ChatSeat.None)
        {
            return null;
        }

        var from = Math.Max(1, chat.LastNumber - Math.Clamp(lines, 1, ChatViews.Most) + 1);
        var read = (await ChatLines.Messages(db, chat.Id, from, ChatViews.Most, ct)).Concat(await ChatLines.Notes(db, chat.Id, from, ChatViews.Most, ct));
        var participants = await db.Participants(chat.Id, ct);
        var agent = chat.AgentId is null ? null : await db.Set<Account>().Where(a => a.Id == chat.AgentId).Select(PersonView.Of).FirstOrDefaultAsync(ct);
        return new(
            chat.Id, chat.State, agent, chat.CreatedAt, chat.WaitingSince, chat.ReadByCustomer,
            [.. read.OrderBy(l => l.Number).ThenBy(l => l.Author == ChatAuthor.Note).ThenBy(l => l.Id)],
            from > 1, await Customer(db, chat, ct), Can(standing, chat, participants))
        {
            DeliveredToCustomer = (await ChatDelivery.Of(db, chat, ct)).ToCustomer, ReadByAgents = chat.ReadByAgents, Participants = participants,
            Tags = await db.Set<ChatTag>().Where(t => t.ChatId == chat.Id).OrderBy(t => t.Name).Select(t => t.Name).ToListAsync(ct),
            BlockedUntil = await ChatBlocks.Standing(db, chat, time.GetUtcNow().UtcDateTime).MaxAsync(b => (DateTime?)b.Until, ct),
            Topics = await topics.Of(db, standing, chat.Id, ct),
        };
    }

    /// <summary>The newest notes beside a chat; null where there is no such chat, and for who is no agent.</summary>
    public async Task<IReadOnlyList<ChatLine>?> Notes(Actor actor, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var (chat, seat) = await db.Find(ChatParty.Desk(actor), standing, chatId, ct);
        return seat == ChatSeat.Desk ? await ChatLines.Notes(db, chat!.Id, 0, ChatViews.Most, ct) : null;
    }

    /// <summary>One note beside a chat; null where there is none, and for who is no agent.</summary>
    public async Task<ChatLine?> Note(Actor actor, long noteId, CancellationToken ct)
    {
        await using var db = database.Open();
        return ChatRules.IsDesk(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)) ? await ChatLines.Note(db, noteId, ct) : null;
    }

    /// <summary>What is reported when a chat is; null where there is no such chat, where its customer has no account, and for who is no agent.</summary>
    public async Task<Subject?> Reportable(Actor actor, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var (chat, seat) = await db.Find(ChatParty.Desk(actor), await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), chatId, ct);
        return seat == ChatSeat.Desk && await ModeratedChats.LastOf(db, chat!.Id, ct) is { } said ? new Subject(ModeratedChats.Word, said) : null;
    }

    /// <summary>The newest files that its customer, who has an account, sent in a chat, each of which can be reported for itself; empty for who is no agent.</summary>
    public async Task<IReadOnlyList<(long Id, string Name)>> ReportableFiles(Actor actor, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var (chat, seat) = await db.Find(ChatParty.Desk(actor), await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), chatId, ct);
        if (seat != ChatSeat.Desk || chat?.CustomerId is not { } customer)
        {
            return [];
        }

        var files = await db.Set<StoredFile>().Where(f => f.OwnerId == customer && !f.Hidden && db.Set<FileUse>().Any(u => u.FileId == f.Id && u.Kind == "chat" && u.ThingId == chat.Id))
            .OrderByDescending(f => f.Id).Take(MostReportable).Select(f => new { f.Id, f.Name }).ToListAsync(ct);
        return files.ConvertAll(f => (f.Id, f.Name));
    }

    /// <summary>The agents that a chat can be handed to; empty for who is no agent.</summary>
    public async Task<IReadOnlyList<PersonView>> Colleagues(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        return ChatRules.IsDesk(await Standing.Of(db, actor, now, ct))
            ? (await DeskPeople.All(db, now, ct)).FindAll(p => p.Id != actor.AccountId)
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
        var earlier = await db.Set<Chat>().Where(c => c.CustomerId == id && c.Id != chat.Id && c.LastNumber > 0).OrderByDescending(c => c.LastMessageAt).Take(MostEarlier)
            .Select(c => new EarlierChat(c.Id, c.State, c.LastMessageAt, db.Set<ChatMessage>().Where(m => m.ChatId == c.Id && m.Number == 1).Select(m => m.Body.Substring(0, 100)).FirstOrDefault() ?? ""))
            .ToListAsync(ct);
        return new(account?.Person.DisplayName, chat.Email ?? account?.Email, account?.Person, account?.CreatedAt, department, earlier);
    }

    private static DeskCan Can(Standing standing, Chat chat, List<ParticipantView> participants)
    {
        var (state, agent, mine) = (chat.State, chat.AgentId, participants.Find(p => p.Person.Id == standing.AccountId));
        return new(
            state == ChatState.Waiting && ChatRules.MayNotTake(standing, state, agent, null) is null,
            ChatRules.MayNotAnswer(standing, state, agent, null, mine?.Joined == true) is null,
            ChatRules.MayNotHandOver(standing, state, agent, null) is null,
            state != ChatState.Closed && ChatRules.MayNotClose(standing, state, agent, null) is null)
        {
            Resume = state == ChatState.Closed && ChatRules.MayNotResume(standing, state, agent, null) is null,
            Invite = TogetherRules.MayNotInvite(standing, state, agent, null) is null,
            Join = mine?.Joined != true && TogetherRules.MayNotJoin(standing, state, agent, null, mine is not null) is null,
            Leave = mine is not null,
            TakeOver = agent != standing.AccountId && ChatRules.MayNotTakeOver(standing, state, agent) is null,
            Block = BlockRules.MayNotBlock(standing, state, agent, null, isStaff: false) is null,
            Report = chat.CustomerId is not null && chat.CustomerId != standing.AccountId,
            Rescue = ChatRules.MayNotRescue(standing) is null,
        };
    }
}
