using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>A chat that somebody may act in, locked until the deed ends.</summary>
/// <param name="Chat">The chat: where the one that was asked for went into another, that one.</param>
/// <param name="Seat">On which side they sit.</param>
/// <param name="Standing">Who they are.</param>
internal sealed record ChatEntry(Chat Chat, ChatSeat Seat, Standing Standing)
{
    /// <summary>The party, with what it has proved.</summary>
    public ChatParty Party { get; init; }
}

/// <summary>The way into a chat for deeds, where not there and not yours answer alike; and the ways out of an agent's hands.</summary>
internal static class ChatDoor
{
    /// <summary>Locks and loads the chat and finds out where the party sits in it.</summary>
    public static async Task<Result<ChatEntry>> Enter(this PortalDb db, ChatParty party, long chatId, DateTime now, CancellationToken ct)
    {
        await db.Lock<Chat>(chatId, ct);
        var chat = await db.Set<Chat>().AsTracking().FirstOrDefaultAsync(c => c.Id == chatId, ct);
        while (chat is { IsMerged: true } && await MergedChats.IdOf(db, chat.Id, ct) is { } into)
        {
            // It went into another one, perhaps while this deed waited: what was meant for it is meant for that one.
            await db.Lock<Chat>(into, ct);
            chat = await db.Set<Chat>().AsTracking().FirstOrDefaultAsync(c => c.Id == into, ct);
        }

        var standing = await Standing.Of(db, party.Actor, now, ct); // after the last lock: who waited for it may not be who they were
        var found = await MergedChats.Found(db, chat, party, standing, ct);
        return found.Seat == ChatSeat.None ? Problem.NotFound : new ChatEntry(chat!, found.Seat, standing) { Party = found.Party };
    }

    /// <summary>A deed in a chat: lets the party in, and does it in the same transaction.</summary>
    public static Task<Result<T>> InChat<T>(this Database database, ChatParty party, long chatId, TimeProvider time, Func<PortalDb, ChatEntry, Task<Result<T>>> deed, CancellationToken ct) =>
        database.Write(
            async db => (await db.Enter(party, chatId, time.GetUtcNow().UtcDateTime, ct)).Try(out var entry, out var problem) ? await deed(db, entry) : problem,
            ct);

    /// <summary>Lets in at the desk only.</summary>
    public static Task<Result<ChatEntry>> EnterDesk(this PortalDb db, Actor actor, long chatId, DateTime now, CancellationToken ct) =>
        db.Enter(ChatParty.Desk(actor), chatId, now, ct);

    /// <summary>The chats for which something holds, each locked until the deed ends, and as they are once they are locked.</summary>
    public static async Task<List<Chat>> LockChats(this PortalDb db, Expression<Func<Chat, bool>> which, CancellationToken ct)
    {
        var ids = await db.Set<Chat>().Where(which).Select(c => c.Id).ToListAsync(ct);
        await db.Lock<Chat>(ids, ct);
        return await db.Set<Chat>().AsTracking().Where(which).Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(ct);
    }

    /// <summary>Ends a chat that is locked and not closed: by an agent, or by its customer.</summary>
    public static async Task End(this PortalDb db, Chat chat, Actor actor, long? byAgent, DateTime now, CancellationToken ct)
    {
        db.CloseCase(await db.CaseOf(chat, actor, now, ct), actor, byAgent is null ? "left" : "closed", null, now);
        await db.ForgetParticipants(chat.Id, ct);
        db.Add(chat.Close(byAgent, now));
        db.Tell(new ChatClosed(chat.Id, chat.LastNumber));
    }

    /// <summary>A customer goes on in a chat that is locked: when it was closed, it waits again.</summary>
    public static async Task GoOn(this PortalDb db, Chat chat, Actor actor, DateTime now, CancellationToken ct)
    {
        if (chat.State == ChatState.Closed)
        {
            db.Add(chat.Reopen(now));
            await db.Promise(chat, await db.CaseOf(chat, actor, now, ct), now, ct);
            db.Tell(new ChatReopened(chat.Id, chat.LastNumber));
        }
    }

    /// <summary>Puts a chat that is locked and open back into the queue. Its line names who did it, and nobody where the portal did; the news name who held it or decided about it.</summary>
    public static async Task GiveBack(this PortalDb db, Chat chat, Actor actor, long byId, string? note, DateTime now, CancellationToken ct)
    {
        db.AssignCase(await db.CaseOf(chat, actor, now, ct), null, actor, note, now);
        await db.ForgetParticipants(chat.Id, ct);
        db.Add(chat.GiveBack(actor.AccountId, now));
        db.Tell(new ChatReleased(chat.Id, byId, chat.LastNumber));
    }

    /// <summary>Puts a chat that is locked and open into another agent's hands, who may have stood beside its holder before.</summary>
    public static async Task HandTo(this PortalDb db, Chat chat, long to, Actor actor, AuditAction action, string? note, DateTime now, CancellationToken ct)
    {
        var from = chat.AgentId!.Value;
        db.AssignCase(await db.CaseOf(chat, actor, now, ct), to, actor, note, now);
        await db.ForgetParticipant(chat.Id, to, ct);
        db.Add(chat.GiveTo(to, ChatEvent.HandedOver, now));
        db.Audit(actor, action, new("chat", chat.Id), now, details: $"{from} -> {to}");
        db.Tell(new ChatTransferred(chat.Id, from, to, chat.LastNumber) { ById = actor.AccountId });
    }

    /// <summary>The open case of a chat that is not closed: whoever takes the case has the chat.</summary>
    public static Task<Case> CaseOf(this PortalDb db, Chat chat, Actor actor, DateTime now, CancellationToken ct) =>
        db.OpenCase(CaseKind.Chat, new("chat", chat.Id), actor, now, ct);

    /// <summary>What to call the agent who holds the chat.</summary>
    public static Task<string?> Holder(this PortalDb db, Chat chat, CancellationToken ct) =>
        chat.AgentId is { } agent
            ? db.Set<Account>().Where(a => a.Id == agent).Select(a => a.DisplayName ?? a.UserName).FirstOrDefaultAsync(ct)
            : Task.FromResult<string?>(null);
}
