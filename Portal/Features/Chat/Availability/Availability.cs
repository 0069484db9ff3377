using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Chat;

/// <summary>An agent's own availability, as their desk shows it.</summary>
/// <param name="State">What is true now.</param>
/// <param name="Choice">What they chose.</param>
/// <param name="Open">How many chats they have.</param>
/// <param name="Most">How many they take at once.</param>
/// <param name="Missed">They were set away because they let a chat lie, and have not chosen since.</param>
public sealed record AvailabilityView(AgentState State, AgentState Choice, int Open, int Most, bool Missed);

/// <summary>Whether agents can take chats. They choose; that it is true comes from the desks that are open and from the seats that are taken.</summary>
public sealed class Availability(Database database, RateLimits limits, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The actor's own; null for who is no agent.</summary>
    public async Task<AvailabilityView?> Of(Actor actor, CancellationToken ct)
    {
        var now = Now;
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, now, ct);
        if (!ChatRules.IsDesk(standing) || standing.AccountId is not { } me)
        {
            return null;
        }

        var agent = await db.Set<Agent>().FirstOrDefaultAsync(a => a.AccountId == me, ct) ?? new Agent { AccountId = me };
        var open = await db.OpenChatsOf(me, ct);
        return new(AgentRules.StateOf(agent.Choice, agent.HereUntil, open, agent.MostChats, now), agent.Choice, open, agent.MostChats, agent.MissedAt is not null);
    }

    /// <summary>A page of the desk has answered: who sits there is here for another while.</summary>
    public Task<Result<Nothing>> Beat(Actor actor, CancellationToken ct) =>
        Change(actor, null, (db, agent, now) =>
        {
            if (agent.HereUntil is null || agent.HereUntil <= now)
            {
                db.Tell(new AgentChanged(agent.AccountId));
            }

            agent.HereUntil = now + AgentRules.HereFor;
            return Task.CompletedTask;
        }, ct);

    /// <summary>Chooses. Who goes away gives back the chats in which they have not said a word yet; those that they answer stay theirs.</summary>
    public Task<Result<Nothing>> Choose(Actor actor, AgentState choice, CancellationToken ct) =>
        Change(actor, limits.Once(Limited.Choices, actor), async (db, agent, now) =>
        {
            (agent.Choice, agent.MissedAt) = (choice, null);
            db.Tell(new AgentChanged(agent.AccountId));
            if (choice == AgentState.Away)
            {
                await db.GiveBackUnanswered(agent.AccountId, null, actor, now, ct);
            }
        }, ct);

    private Task<Result<Nothing>> Change(Actor actor, Func<Problem?>? pace, Func<PortalDb, Agent, DateTime, Task> change, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = Now;
                if (actor.AccountId is { } id)
                {
                    await db.Lock<Account>(id, ct);
                }

                var standing = await Standing.Of(db, actor, now, ct);
                if (!ChatRules.IsDesk(standing) || standing.AccountId is not { } me)
                {
                    return standing.MayNotWrite ?? Problem.NotAllowed;
                }

                if (pace?.Invoke() is { } tooMany)
                {
                    return tooMany;
                }

                await change(db, await db.AgentOf(me, ct), now);
                return default(Nothing);
            },
            ct);
}

/// <summary>What is known of agents inside deeds, whose account is locked.</summary>
internal static class AgentRows
{
    /// <summary>The agent's row, made where there is none.</summary>
    public static async Task<Agent> AgentOf(this PortalDb db, long accountId, CancellationToken ct)
    {
        if (await db.Set<Agent>().AsTracking().FirstOrDefaultAsync(a => a.AccountId == accountId, ct) is { } known)
        {
            return known;
        }

        var made = new Agent { AccountId = accountId };
        db.Add(made);
        return made;
    }

    /// <summary>How many chats they have.</summary>
    public static Task<int> OpenChatsOf(this PortalDb db, long accountId, CancellationToken ct) =>
        db.Set<Chat>().CountAsync(c => c.AgentId == accountId && c.State == ChatState.Open, ct);

    /// <summary>Puts the chats back in which the agent has said nothing since they got them: all, or those of one department.</summary>
    public static async Task GiveBackUnanswered(this PortalDb db, long accountId, long? departmentId, Actor by, DateTime now, CancellationToken ct)
    {
        var theirs = await db.LockChats(
            c => c.AgentId == accountId && c.State == ChatState.Open && (departmentId == null || c.DepartmentId == departmentId)
                && !db.Set<ChatMessage>().Any(m => m.ChatId == c.Id && m.Author == ChatAuthor.Agent
                    && m.Number > db.Turns().Where(t => t.ChatId == c.Id).Max(t => (int?)t.Number)),
            ct);
        foreach (var chat in theirs)
        {
            await db.GiveBack(chat, by, accountId, null, now, ct);
        }
    }
}
