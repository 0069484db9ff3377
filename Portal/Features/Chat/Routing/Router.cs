using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// Gives chats that wait to agents who can take them, who waits longest first. It looks at everybody and then gives one chat after the other, each in a transaction of its own that locks the
/// agent and the chat and asks again: however many nodes do it at once, no chat goes to two agents, no agent gets more than they take, and nobody gets back what they gave away meanwhile.
/// </summary>
public sealed class Router(Database database, TimeProvider time)
{
    private const int AtOnce = 200;

    private const int MostWords = 2000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Gives what can be given now.</summary>
    public async Task Run(CancellationToken ct)
    {
        var now = Now;
        if (!await database.Read(db => db.Set<Chat>().AnyAsync(c => c.State == ChatState.Waiting, ct)))
        {
            return;
        }

        var staffing = await database.Read(db => Staffing.Read(db, now, ct));
        foreach (var chat in await database.Read(db => Waiting(db, staffing, ct)))
        {
            if (Choose(chat, staffing, now) is { } agent && await Give(chat, agent, ct))
            {
                staffing = AfterGiving(staffing, chat, agent, now);
            }
        }
    }

    /// <summary>Who waits for an expert, or for a department, that can take somebody now, with what decides who gets them. The others are not even read: however many they are, they hold up nobody.</summary>
    private static async Task<List<WaitingChat>> Waiting(PortalDb db, Staffing staffing, CancellationToken ct)
    {
        var experts = staffing.Agents.Values.Where(a => a is { State: AgentState.Available, Setup.IsExpert: true }).Select(a => a.Person.Id).ToList();
        var departments = staffing.Departments.Where(staffing.CanGive).Select(d => d.Id).ToList();
        var chats = await db.Set<Chat>()
            .Where(c => c.State == ChatState.Waiting
                && ((c.ExpertId != null && experts.Contains(c.ExpertId.Value)) || (c.DepartmentId != null && departments.Contains(c.DepartmentId.Value))))
            .OrderBy(c => c.WaitingSince).ThenBy(c => c.Id).Take(AtOnce)
            .Select(c => new WaitingChat(
                c.Id, c.WaitingSince, c.DepartmentId, c.CustomerId, c.Language, c.ExpertId,
                db.Set<ChatMessage>().Where(m => m.ChatId == c.Id && m.Author == ChatAuthor.Agent).OrderByDescending(m => m.Number).Select(m => m.AuthorId).FirstOrDefault()
                    ?? db.Set<Chat>().Where(o => c.CustomerId != null && o.CustomerId == c.CustomerId && o.Id != c.Id && o.AgentId != null).OrderByDescending(o => o.LastMessageAt).Select(o => o.AgentId).FirstOrDefault(),
                db.Set<ChatMessage>().Where(m => m.ChatId == c.Id && m.Author == ChatAuthor.Customer).OrderBy(m => m.Number).Select(m => m.Body.Substring(0, MostWords)).FirstOrDefault() ?? "",
                db.Turns().Where(t => t.ChatId == c.Id).OrderByDescending(t => t.Number).Select(t => t.Event == ChatEvent.GivenBack && t.AuthorId != null ? (DateTime?)t.At : null).FirstOrDefault(),
                db.Turns().Where(t => t.ChatId == c.Id && t.Event != ChatEvent.GivenBack).OrderByDescending(t => t.Number).Select(t => t.AuthorId).FirstOrDefault(),
                db.Turns().Where(t => t.ChatId == c.Id).Max(t => (int?)t.Number)))
            .ToListAsync(ct);
        var customers = chats.Select(c => c.CustomerId).OfType<long>().Distinct().ToList();
        var products = (await db.Set<VerifiedProduct>().Where(p => customers.Contains(p.AccountId)).ToListAsync(ct)).ToLookup(p => p.AccountId, p => p.Name);
        return [.. chats.Select(c => c.CustomerId is { } id ? c with { Words = $"{c.Words}\n{string.Join('\n', products[id])}" } : c)];
    }

    private static long? Choose(WaitingChat chat, Staffing staffing, DateTime now)
    {
        var department = staffing.Departments.FirstOrDefault(d => d.Id == chat.DepartmentId && staffing.Works(d));
        List<RoutedAgent> people = department is null ? [] : [.. staffing.Members[department.Id].Where(m => m.AccountId != chat.CustomerId && staffing.Agents.ContainsKey(m.AccountId)).Select(m => Routed(staffing.Agents[m.AccountId], m.LastGivenAt))];
        var expert = chat.ExpertId is { } named && named != chat.CustomerId && staffing.Agents.GetValueOrDefault(named) is { Setup.IsExpert: true } agent ? Routed(agent, null) : null;
        var wanted = expert ?? people.Find(a => a.Id == chat.LastAgentId);
        var given = chat is { GivenAwayAt: { } at, HeldBy: { } by } ? new GivenAway(by, at) : null;
        return RoutingRules.Choose(new(chat.WaitingSince, department?.Mode ?? RoutingMode.None, chat.Language, chat.Words, given), people, wanted, now);
    }

    private static RoutedAgent Routed(AgentNow agent, DateTime? lastGivenAt) =>
        new(agent.Person.Id, agent.State, agent.Open, lastGivenAt, agent.Setup.Languages, agent.Setup.Skills);

    private async Task<bool> Give(WaitingChat waiting, long agentId, CancellationToken ct) =>
        (await database.Write(db => Give(db, waiting, agentId, ct), ct)).Value;

    private async Task<Result<bool>> Give(PortalDb db, WaitingChat waiting, long agentId, CancellationToken ct)
    {
        var now = Now;
        await db.Lock<Account>(agentId, ct);
        await db.Lock<Chat>(waiting.Id, ct);
        var chat = await db.Set<Chat>().AsTracking().FirstOrDefaultAsync(c => c.Id == waiting.Id && c.State == ChatState.Waiting && c.DepartmentId == waiting.DepartmentId, ct);
        var turn = await db.Turns().Where(t => t.ChatId == waiting.Id).MaxAsync(t => (int?)t.Number, ct);
        if (chat is null || turn != waiting.LastTurn || !await IsAvailable(db, agentId, now, ct))
        {
            return false;
        }

        db.AssignCase(await db.CaseOf(chat, Actor.System, now, ct), agentId, Actor.System, null, now);
        db.Add(chat.GiveTo(agentId, ChatEvent.Given, now));
        db.Tell(new ChatGiven(chat.Id, agentId, chat.LastNumber));
        var seconds = await db.Set<Department>().Where(d => d.Id == chat.DepartmentId).Select(d => (int?)d.AnswerSeconds).FirstOrDefaultAsync(ct) ?? Department.UsualAnswerSeconds;
        await Offer(db, chat, agentId, now.AddSeconds(seconds), ct);
        await db.Set<DepartmentAgent>().Where(a => a.DepartmentId == chat.DepartmentId && a.AccountId == agentId).ExecuteUpdateAsync(a => a.SetProperty(x => x.LastGivenAt, now), ct);
        return true;
    }

    private static async Task<bool> IsAvailable(PortalDb db, long agentId, DateTime now, CancellationToken ct) =>
        ChatRules.IsDesk(await Standing.Of(db, Actor.Member(agentId), now, ct))
        && await db.Set<Agent>().AsNoTracking().FirstOrDefaultAsync(a => a.AccountId == agentId, ct) is { } agent
        && AgentRules.StateOf(agent.Choice, agent.HereUntil, await db.OpenChatsOf(agentId, ct), agent.MostChats, now) == AgentState.Available;

    private static async Task Offer(PortalDb db, Chat chat, long agentId, DateTime answerBy, CancellationToken ct)
    {
        var offer = await db.Set<ChatOffer>().AsTracking().FirstOrDefaultAsync(o => o.ChatId == chat.Id, ct);
        if (offer is null)
        {
            db.Add(new ChatOffer { ChatId = chat.Id, AgentId = agentId, Number = chat.LastNumber, AnswerBy = answerBy });
        }
        else
        {
            (offer.AgentId, offer.Number, offer.AnswerBy) = (agentId, chat.LastNumber, answerBy);
        }
    }

    /// <summary>The same staffing with one seat fewer, and another turn.</summary>
    private static Staffing AfterGiving(Staffing staffing, WaitingChat chat, long agentId, DateTime now)
    {
        var agent = staffing.Agents[agentId];
        var taken = agent with { Open = agent.Open + 1, State = agent.Open + 1 >= agent.Setup.MostChats ? AgentState.Busy : agent.State };
        foreach (var turn in staffing.Members[chat.DepartmentId ?? 0].Where(m => m.AccountId == agentId))
        {
            turn.LastGivenAt = now;
        }

        return staffing with { Agents = staffing.Agents.ToDictionary(a => a.Key, a => a.Key == agentId ? taken : a.Value) };
    }

    private sealed record WaitingChat(
        long Id, DateTime WaitingSince, long? DepartmentId, long? CustomerId, string? Language, long? ExpertId, long? LastAgentId, string Words, DateTime? GivenAwayAt, long? HeldBy, int? LastTurn);
}
