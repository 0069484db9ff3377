using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Chat;

/// <summary>A chat as its customer sees it.</summary>
/// <param name="Id">The chat.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Agent">Who of the staff has it, or had it last.</param>
/// <param name="Place">The place in the queue, from 1, while it waits.</param>
/// <param name="LastNumber">The number of the last message.</param>
/// <param name="ReadByCustomer">Up to which number the customer has seen it.</param>
/// <param name="ReadByAgents">Up to which number the staff have seen it.</param>
/// <param name="Lines">The newest lines, in order.</param>
public sealed record ChatView(
    long Id, ChatState State, PersonView? Agent, int? Place, int LastNumber, int ReadByCustomer, int ReadByAgents, IReadOnlyList<ChatLine> Lines)
{
    /// <summary>True when there is more before the first line.</summary>
    public bool HasEarlier => Lines is [{ Number: > 1 }, ..];

    /// <summary>Up to which number the customer's page has got it.</summary>
    public int DeliveredToCustomer { get; init; }

    /// <summary>Up to which number a page of its agent has got it.</summary>
    public int DeliveredToAgents { get; init; }

    /// <summary>The chats that went into it: what was on its way to them goes on here.</summary>
    public IReadOnlyList<long> Was { get; init; } = [];

    /// <summary>True when the reader may take it into their account: it was begun without one, and they hold its secret.</summary>
    public bool MayKeep { get; init; }
}

/// <summary>What a customer, or a program with the chat's secret, reads.</summary>
public sealed class ChatViews(Database database, TimeProvider time)
{
    /// <summary>The most lines that are read at once.</summary>
    public const int Most = 1000;

    private const int MostReportable = 20;

    /// <summary>The chat that somebody comes back to: the last one that is theirs by secret or by account; null when there is none.</summary>
    public async Task<long?> Current(ChatParty party, CancellationToken ct)
    {
        var account = party.Actor.AccountId;
        await using var db = database.Open();
        var opened = party.Secret is { } secret ? await MergedChats.OpenedBy(db, [secret], ct) : [];
        return await db.Set<Chat>().Where(c => (account != null && c.CustomerId == account && c.LastNumber > 0) || opened.Contains(c.Id))
            .OrderByDescending(c => c.LastMessageAt).Select(c => (long?)c.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>A chat with its newest lines, or null where there is none for this party.</summary>
    public async Task<ChatView?> Read(ChatParty party, long chatId, int lines, CancellationToken ct)
    {
        await using var db = database.Open();
        if (await Find(db, party, chatId, ct) is not (var chat, var proved, var standing))
        {
            return null;
        }

        var agent = chat.AgentId is null ? null : await db.Set<Account>().Where(a => a.Id == chat.AgentId).Select(PersonView.Of).FirstOrDefaultAsync(ct);
        var place = chat.State == ChatState.Waiting ? await db.PlaceOf(chat, ct) : (int?)null;
        var read = await ChatLines.Messages(db, chat.Id, chat.LastNumber - Math.Clamp(lines, 1, Most) + 1, Most, ct);
        var (toCustomer, toAgents) = await ChatDelivery.Of(db, chat, ct);
        return new(chat.Id, chat.State, agent, place, chat.LastNumber, chat.ReadByCustomer, chat.ReadByAgents, read)
        {
            DeliveredToCustomer = toCustomer, DeliveredToAgents = toAgents, MayKeep = ChatRules.MayNotKeep(standing, proved, chat) is null,
            Was = await db.Set<ChatMerge>().Where(m => m.IntoId == chat.Id).Select(m => m.ChatId).ToListAsync(ct),
        };
    }

    /// <summary>The messages after a number, in order; null where there is no such chat for this party.</summary>
    public async Task<IReadOnlyList<ChatLine>?> After(ChatParty party, long chatId, int after, int most, CancellationToken ct)
    {
        await using var db = database.Open();
        return await Find(db, party, chatId, ct) is not { } found ? null : await ChatLines.Messages(db, found.Chat.Id, after == int.MaxValue ? after : after + 1, Math.Clamp(most, 1, Most), ct);
    }

    /// <summary>Whether the party may read the chat.</summary>
    public async Task<bool> MayRead(ChatParty party, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        return await Find(db, party, chatId, ct) is not null;
    }

    /// <summary>
    /// The newest files that the staff sent in a chat, each of which its customer can flag. A flag is an account's, here as for messages: who has none, or has not taken the chat into theirs, is told that.
    /// </summary>
    public async Task<Result<List<(long Id, string Name)>>> Reportable(ChatParty party, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        if (await Find(db, party, chatId, ct) is not { Chat: var chat })
        {
            return Problem.NotFound;
        }

        if (party.Actor.AccountId is not { } me || chat.CustomerId != me)
        {
            return Problem.Refused<ChatText>("ReportNeedsAccount");
        }

        var files = await db.Set<StoredFile>().Where(f => f.OwnerId != me && f.OwnerId != StoredFile.NoOwner && !f.Hidden && db.Set<FileUse>().Any(u => u.FileId == f.Id && u.Kind == "chat" && u.ThingId == chat.Id))
            .OrderByDescending(f => f.Id).Take(MostReportable).Select(f => new { f.Id, f.Name }).ToListAsync(ct);
        return files.ConvertAll(f => (f.Id, f.Name));
    }

    private async Task<(Chat Chat, ChatParty Party, Standing Standing)?> Find(PortalDb db, ChatParty party, long chatId, CancellationToken ct)
    {
        var standing = await Standing.Of(db, party.Actor, time.GetUtcNow().UtcDateTime, ct);
        var found = await db.Find(party, standing, chatId, ct);
        return found.Seat == ChatSeat.None ? null : (found.Chat!, found.Party, standing);
    }
}
