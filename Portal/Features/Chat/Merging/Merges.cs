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
            var beside = await db.Set<ChatParticipant>().Where(p => p.ChatId == chatId).Select(p => p.AccountId).ToListAsync(ct);
            await db.Lock<Account>([.. holders.Union(beside)], ct); // before the chats: nobody takes the role meanwhile from who is to answer in what is left
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
                return await MergedChats.IdOf(db, chatId, ct) == intoId ? intoId : Problem.Conflict<ChatText>("MergedAlready");
            }

            var holder = await db.Holder(MergeRules.IsForeign(standing, from) ? from : into, ct);
            var problem = MergeRules.MayNotMerge(standing, from, into, MergeRules.AreOnePersons(from, into, proofs), holder)
                ?? (from.State == ChatState.Open && !holders.Contains(from.AgentId!.Value) ? Problem.Changed : null);
            if (problem is not null)
            {
                return problem;
            }

            var held = from.State == ChatState.Open ? from.AgentId : null;
            await Merge(db, actor, standing, from, into, now, ct);
            var goesOn = held is not null && into.AgentId == held;
            await db.MoveParticipants(chatId, into, goesOn ? beside : [], ct);
            db.Tell(new ChatMerged(chatId, intoId) { TakenFromId = goesOn ? null : held, ById = standing.AccountId });
            return into.Id;
        },
        ct);

    private static async Task Merge(PortalDb db, Actor actor, Standing standing, Chat from, Chat into, DateTime now, CancellationToken ct)
    {
        var goesOn = await Take(db, actor, from, into, now, ct);
        await db.SettleOffer(into, ct);
        await MergedLines.Move(db, from, into, ct);
        await MergedThings.Move(db, from, into, standing.AccountId!.Value, now, ct);
        if (into.CustomerId is not null)
        {
            await db.BlocksGoAlong(into, ct);
        }

        from.GoInto(now);
        await db.Set<ChatMerge>().Where(m => m.IntoId == from.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.IntoId, into.Id), ct);
        db.Add(new ChatMerge { ChatId = from.Id, IntoId = into.Id, ById = standing.AccountId!.Value, At = now });
        await GoOn(db, actor, into, goesOn, now, ct);
        db.Add(into.Note(ChatEvent.Merged, null, now));
        await db.MoveOffer(from, into, goesOn?.Offer, ct);
        db.Audit(actor, AuditAction.ChatsMerged, new("chat", into.Id), now, details: $"chat:{from.Id} -> chat:{into.Id}");
    }

    /// <summary>Ends the work on the chat that goes; answers what of it has to go on, or null where it was closed. One that was begun for nobody's account may come to one so.</summary>
    private static async Task<Unfinished?> Take(PortalDb db, Actor actor, Chat from, Chat into, DateTime now, CancellationToken ct)
    {
        if (into.CustomerId is null && from.CustomerId is { } customer)
        {
            into.BelongTo(customer);
        }

        if (from.State == ChatState.Closed)
        {
            return null;
        }

        var work = await db.CaseOf(from, actor, now, ct);
        db.CloseCase(work, actor, "merged", $"chat:{into.Id}", now);
        await db.SettleOffer(from, ct);
        return new(from.State == ChatState.Open ? from.AgentId : null, from.WaitingSince, new(from.DepartmentId, from.ExpertId, from.Language), work.Due, await db.Set<ChatOffer>().AsNoTracking().FirstOrDefaultAsync(o => o.ChatId == from.Id, ct));
    }

    /// <summary>What was waiting or being answered in the one goes on in the other: for the same people, in the same hands, and by the time that was promised.</summary>
    private static async Task GoOn(PortalDb db, Actor actor, Chat into, Unfinished? goesOn, DateTime now, CancellationToken ct)
    {
        if (goesOn is not null && into.State == ChatState.Closed)
        {
            var was = into.DepartmentId;
            into.MeanFor(goesOn.To);
            db.Add(into.Reopen(now, goesOn.Since));
            db.Tell(new ChatReopened(into.Id, into.LastNumber));
            await db.NoteMove(into, was, ct);
        }

        if (into.State == ChatState.Closed)
        {
            return;
        }

        var work = await db.CaseOf(into, actor, now, ct);
        if (goesOn?.Due is { } promised && !(work.Due <= promised))
        {
            work.Due = promised;
        }

        if (goesOn?.HeldBy is { } agent && into.State == ChatState.Waiting)
        {
            db.AssignCase(work, agent, actor, null, now);
            db.Add(into.GiveTo(agent, goesOn.Offer is null ? ChatEvent.Taken : ChatEvent.Given, now));
            db.Tell(goesOn.Offer is null ? new ChatTaken(into.Id, agent, into.LastNumber) : new ChatGiven(into.Id, agent, into.LastNumber));
        }
    }

    /// <summary>What was not finished in the chat that goes.</summary>
    /// <param name="HeldBy">Who answers in it; null while it waits.</param>
    /// <param name="Since">Since when its customer waits, or waited.</param>
    /// <param name="To">Whom it is for.</param>
    /// <param name="Due">By when an answer was promised.</param>
    /// <param name="Offer">That it was given to an agent who has not answered yet.</param>
    private sealed record Unfinished(long? HeldBy, DateTime Since, ChatAddress To, DateTime? Due, ChatOffer? Offer);
}
