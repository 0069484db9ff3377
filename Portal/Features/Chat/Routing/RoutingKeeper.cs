using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// Puts chats back into the queue, to the place they had, that nobody answers: one that was given to an agent who let the department's time go by, and one whose customer
/// waits for a word while its agent's desk has been gone for a minute. Who let a chat lie is set away, so that nobody is counted as available who is not.
/// </summary>
public sealed class RoutingKeeper(Database database, TimeProvider time)
{
    /// <summary>How long an agent's desk may be gone before the chats go back in which somebody waits for them.</summary>
    public static readonly TimeSpan GoneFor = TimeSpan.FromMinutes(1);

    private const int AtOnce = 200;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Looks once at what has come due.</summary>
    public async Task Run(CancellationToken ct)
    {
        var now = Now;
        foreach (var offer in await database.Read(db => db.Set<ChatOffer>().Where(o => o.AnswerBy <= now).OrderBy(o => o.AnswerBy).Take(AtOnce).ToListAsync(ct)))
        {
            await database.Write(db => LookAtOffer(db, offer, ct), ct);
        }

        foreach (var left in await database.Read(db => Left(db.Set<Chat>(), db, now - GoneFor).Take(AtOnce).Select(c => new { c.Id, c.AgentId }).ToListAsync(ct)))
        {
            await database.Write(db => TakeBack(db, left.Id, left.AgentId!.Value, ct), ct);
        }
    }

    private async Task<Result<Nothing>> LookAtOffer(PortalDb db, ChatOffer seen, CancellationToken ct)
    {
        var now = Now;
        await db.Lock<Account>(seen.AgentId, ct);
        await db.Lock<Chat>(seen.ChatId, ct);
        if (await db.Set<ChatOffer>().Where(o => o.ChatId == seen.ChatId && o.Number == seen.Number).ExecuteDeleteAsync(ct) == 0)
        {
            return default(Nothing); // another node was faster, or it was given anew
        }

        var chat = await db.Set<Chat>().AsTracking().FirstOrDefaultAsync(c => c.Id == seen.ChatId && c.State == ChatState.Open && c.AgentId == seen.AgentId, ct);
        if (chat is null || await db.Turns().AnyAsync(t => t.ChatId == chat.Id && t.Number > seen.Number, ct)
            || await db.Set<ChatMessage>().AnyAsync(m => m.ChatId == chat.Id && m.Number > seen.Number && m.Author == ChatAuthor.Agent, ct))
        {
            return default(Nothing);
        }

        await db.GiveBack(chat, Actor.System, seen.AgentId, null, now, ct);
        var agent = await db.AgentOf(seen.AgentId, ct);
        (agent.Choice, agent.MissedAt) = (AgentState.Away, now);
        db.Tell(new AgentChanged(seen.AgentId));
        return default(Nothing);
    }

    private async Task<Result<Nothing>> TakeBack(PortalDb db, long chatId, long agentId, CancellationToken ct)
    {
        var now = Now;
        await db.Lock<Account>(agentId, ct);
        foreach (var chat in await db.LockChats(c => c.Id == chatId && c.AgentId == agentId, ct))
        {
            if (await Left(db.Set<Chat>().Where(c => c.Id == chatId), db, now - GoneFor).AnyAsync(ct))
            {
                await db.GiveBack(chat, Actor.System, agentId, null, now, ct);
            }
        }

        return default(Nothing);
    }

    /// <summary>
    /// Chats whose customer spoke last while the desk of who has them is gone since before a moment. Who took a chat without a desk, as programs do, is not gone from one.
    /// </summary>
    private static IQueryable<Chat> Left(IQueryable<Chat> chats, PortalDb db, DateTime before) =>
        from c in chats
        join a in db.Set<Agent>() on c.AgentId equals a.AccountId
        where c.State == ChatState.Open && a.HereUntil <= before
            && db.Turns().Where(t => t.ChatId == c.Id).OrderByDescending(t => t.Number).Select(t => t.At).FirstOrDefault() <= a.HereUntil
            && db.Set<ChatMessage>().Where(m => m.ChatId == c.Id && m.Event == null).OrderByDescending(m => m.Number).Select(m => m.Author).FirstOrDefault() == ChatAuthor.Customer
        orderby c.Id
        select c;
}
