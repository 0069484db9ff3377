using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Blocks a customer for a time, and lifts that. The chat ends with it; both are in the log with their reason.</summary>
public sealed class ChatBlocks(Database database, TimeProvider time)
{
    /// <summary>Blocks who talks in a chat. A block that stands already lasts until the new time.</summary>
    /// <param name="actor">An agent.</param>
    /// <param name="chatId">The chat.</param>
    /// <param name="hours">For how long: an hour to thirty days.</param>
    /// <param name="reason">Why, for the staff.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<Nothing>> Block(Actor actor, long chatId, int hours, string? reason, CancellationToken ct) => Do(actor, chatId, async (db, entry, now) =>
    {
        if ((Bounds.Check("reason", reason, ChatBlock.MostReason) ?? (hours < 1 || hours > ChatBlock.Longest.TotalHours ? Problem.Invalid<ChatText>("hours", "BlockHours", (int)ChatBlock.Longest.TotalHours) : null)) is { } unfit)
        {
            return unfit;
        }

        var (chat, _, standing) = entry;
        var isStaff = chat.CustomerId is { } customer && await db.Set<Account>().AnyAsync(a => a.Id == customer && a.Roles != Roles.None, ct);
        if (BlockRules.MayNotBlock(standing, chat.State, chat.AgentId, await db.Holder(chat, ct), isStaff) is { } mayNot)
        {
            return mayNot;
        }

        await Lift(db, chat, now, ct);
        db.Add(new ChatBlock
        {
            ChatId = chat.Id, AccountId = chat.CustomerId, Address = chat.CustomerId is null ? await AddressOf(db, chat, ct) : null,
            Until = now.AddHours(hours), Reason = reason!.Trim(), ById = standing.AccountId!.Value, At = now,
        });
        db.Audit(actor, AuditAction.ChatBlocked, new("chat", chat.Id), now, reason!.Trim(), $"{hours} h");
        if (chat.State != ChatState.Closed)
        {
            await db.End(chat, actor, standing.AccountId, now, ct);
        }

        db.Tell(new ChatFactsChanged(chat.Id));

        return null;
    }, ct);

    /// <summary>Lets somebody write again before the time is over.</summary>
    public Task<Result<Nothing>> Unblock(Actor actor, long chatId, CancellationToken ct) => Do(actor, chatId, async (db, entry, now) =>
    {
        if (await Lift(db, entry.Chat, now, ct) > 0)
        {
            db.Audit(actor, AuditAction.ChatUnblocked, new("chat", entry.Chat.Id), now);
            db.Tell(new ChatFactsChanged(entry.Chat.Id));
        }

        return null;
    }, ct);

    private static Task<int> Lift(PortalDb db, Chat chat, DateTime now, CancellationToken ct) =>
        Standing(db, chat, now).ExecuteUpdateAsync(b => b.SetProperty(x => x.Until, now), ct);

    /// <summary>The blocks that stand against who talks in a chat.</summary>
    internal static IQueryable<ChatBlock> Standing(PortalDb db, Chat chat, DateTime now)
    {
        var (chatId, customerId) = (chat.Id, chat.CustomerId);
        return db.Set<ChatBlock>().Where(b => b.Until > now && (b.ChatId == chatId || (customerId != null && b.AccountId == customerId)));
    }

    /// <summary>From where a visitor began a chat: the author of its first request, which is kept for a while so that the same request makes no second chat.</summary>
    private static async Task<string?> AddressOf(PortalDb db, Chat chat, CancellationToken ct)
    {
        var (from, to) = (chat.CreatedAt.AddMinutes(-1), chat.CreatedAt.AddMinutes(1));
        var first = await db.Set<ChatMessage>().Where(m => m.ChatId == chat.Id && m.Number == 1).Select(m => m.Id).FirstOrDefaultAsync(ct);
        return await db.Set<Submission>().Where(s => s.At >= from && s.At <= to && s.MadeId == first && s.Author.StartsWith("v") && !s.Author.StartsWith("vchat:") && s.Author.Length > 1)
            .Select(s => s.Author).FirstOrDefaultAsync(ct);
    }

    private Task<Result<Nothing>> Do(Actor actor, long chatId, Func<PortalDb, ChatEntry, DateTime, Task<Problem?>> deed, CancellationToken ct) => database.Write<Nothing>(
        async db =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            return (await db.EnterDesk(actor, chatId, now, ct)).Try(out var entry, out var problem) && (problem = await deed(db, entry, now)) is null ? default(Nothing) : problem!;
        },
        ct);
}

/// <summary>Keeps blocks with whom they are meant for, inside deeds.</summary>
internal static class BlockRows
{
    /// <summary>A visitor's chat belongs to an account from now on: who was blocked in it stays so as that member.</summary>
    public static Task BlocksGoAlong(this PortalDb db, Chat chat, CancellationToken ct)
    {
        var (id, account) = (chat.Id, chat.CustomerId);
        return db.Set<ChatBlock>().Where(b => b.ChatId == id && b.AccountId == null).ExecuteUpdateAsync(b => b.SetProperty(x => x.AccountId, account), ct);
    }
}
