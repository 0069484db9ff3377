using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// Puts two chats of one person together. Both are locked meanwhile: what somebody says then waits, and lands in the chat that is left. The old id leads there for good.
/// </summary>
public sealed class Merges(Database database, TimeProvider time)
{
    /// <summary>So many secrets are looked at.</summary>
    public const int MostSecrets = 2;

    /// <summary>Lets one chat go into another. Done twice it is as good as once. Answers the chat that is left.</summary>
    /// <param name="actor">An agent.</param>
    /// <param name="chatId">The chat that goes.</param>
    /// <param name="intoId">The chat that stays.</param>
    /// <param name="secrets">The secrets of both, where the customer has shown them to the agent's program; none for chats of one account.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<long>> Merge(Actor actor, long chatId, long intoId, IReadOnlyList<string>? secrets, CancellationToken ct) => database.Write<long>(
        async db =>
        {
            var holders = await db.Set<Chat>().Where(c => (c.Id == chatId || c.Id == intoId) && c.State == ChatState.Open).Select(c => c.AgentId!.Value).ToListAsync(ct);
            await db.Lock<Account>(holders, ct); // before the chats: nobody takes the role meanwhile from who is to hold what is left
            await db.Lock<Chat>([chatId, intoId], ct);
            var (now, proofs) = (time.GetUtcNow().UtcDateTime, (secrets ?? []).Take(MostSecrets).ToList());
            var standing = await Standing.Of(db, actor, now, ct);
            var both = ChatRules.IsDesk(standing) ? await db.Set<Chat>().AsTracking().Where(c => c.Id == chatId || c.Id == intoId).ToListAsync(ct) : [];
            if (both.Find(c => c.Id == chatId) is not { } from || both.Find(c => c.Id == intoId) is not { } into)
            {
                return Problem.NotFound;
            }

            if (from.IsMerged || into.IsMerged)
            {
                return (await MergedChats.Next(db, chatId, ct))?.Id == intoId ? intoId : Problem.Conflict<ChatText>("MergedAlready");
            }

            var holder = await db.Holder(MergeRules.IsForeign(standing, from) ? from : into, ct);
            var problem = MergeRules.MayNotMerge(standing, from, into, MergeRules.AreOnePersons(from, into, proofs), holder)
                ?? (from.State == ChatState.Open && !holders.Contains(from.AgentId!.Value) ? Problem.Changed : null);
            return problem is not null ? problem : await Merge(db, actor, standing, from, into, now, ct);
        },
        ct);

    private static async Task<Result<long>> Merge(PortalDb db, Actor actor, Standing standing, Chat from, Chat into, DateTime now, CancellationToken ct)
    {
        var (held, goesOn) = (from.State == ChatState.Open ? from.AgentId : null, from.State != ChatState.Closed);
        if (goesOn)
        {
            db.CloseCase(await db.CaseOf(from, actor, now, ct), actor, "merged", $"chat:{into.Id}", now);
        }

        await MergedLines.Move(db, from, into, ct);
        await MoveBelongings(db, from.Id, into.Id, ct);
        from.GoInto(now);
        db.Add(new ChatMerge { ChatId = from.Id, IntoId = into.Id, ById = standing.AccountId!.Value, At = now });
        await GoOn(db, actor, into, goesOn, held, now, ct);
        db.Add(into.Note(ChatEvent.Merged, null, now));
        db.Audit(actor, AuditAction.ChatsMerged, new("chat", into.Id), now, details: $"chat:{from.Id} -> chat:{into.Id}");
        db.Tell(new ChatMerged(from.Id, into.Id));
        return into.Id;
    }

    /// <summary>What was waiting or being answered in the one goes on in the other, in the same hands.</summary>
    private static async Task GoOn(PortalDb db, Actor actor, Chat into, bool goesOn, long? held, DateTime now, CancellationToken ct)
    {
        if (goesOn && into.State == ChatState.Closed)
        {
            db.Add(into.Reopen(now));
            db.Tell(new ChatReopened(into.Id, into.LastNumber));
        }

        if (held is { } agent && into.State == ChatState.Waiting)
        {
            db.AssignCase(await db.CaseOf(into, actor, now, ct), agent, actor, null, now);
            db.Add(into.GiveTo(agent, ChatEvent.Taken, now));
            db.Tell(new ChatTaken(into.Id, agent, into.LastNumber));
        }
        else if (into.State != ChatState.Closed)
        {
            await db.CaseOf(into, actor, now, ct);
        }
    }

    private static async Task MoveBelongings(PortalDb db, long from, long into, CancellationToken ct)
    {
        var tags = db.Set<ChatTag>();
        var names = await tags.Where(t => t.ChatId == from && !tags.Any(x => x.ChatId == into && x.Name == t.Name)).Select(t => t.Name).ToListAsync(ct);
        db.AddRange(names.Select(name => new ChatTag { ChatId = into, Name = name }));
        await tags.Where(t => t.ChatId == from).ExecuteDeleteAsync(ct);
        await db.ForgetParticipants(from, ct);
        await db.Set<ChatTopic>().Where(t => t.ChatId == from).ExecuteUpdateAsync(t => t.SetProperty(x => x.ChatId, into), ct);
    }
}
