using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Chat;

/// <summary>How colleagues come into a chat beside its holder, and leave it. Both sides see who comes and goes.</summary>
public sealed class Participants(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>Asks a colleague to come, with a word that only the staff see. Asking twice is as good as once.</summary>
    public async Task<Result<Nothing>> Invite(Actor actor, long chatId, long? colleague, string? word, CancellationToken ct)
    {
        if (Bounds.Check("note", word, ChatMessage.MostBody, min: 0) is { } unfit)
        {
            return unfit;
        }

        var pace = limits.Once(Limited.Messages, actor);
        return await Do(actor, chatId, colleague, async (db, entry) =>
        {
            var (chat, _, standing) = entry;
            if ((TogetherRules.MayNotInvite(standing, chat.State, chat.AgentId, await db.Holder(chat, ct)) ?? pace()) is { } mayNot)
            {
                return mayNot;
            }

            if (colleague is not { } who || who == chat.AgentId || !ChatRules.IsDesk(await Standing.Of(db, Actor.Member(who), Now, ct)))
            {
                return Problem.Invalid<ChatText>("to", "NotAnAgent");
            }

            return await Add(db, entry, who, word, ct);
        }, ct);
    }

    /// <summary>Comes into an open chat, where one was invited; an admin unasked.</summary>
    public Task<Result<Nothing>> Join(Actor actor, long chatId, CancellationToken ct) => Do(actor, chatId, actor.AccountId, async (db, entry) =>
    {
        var (chat, _, standing) = entry;
        var me = standing.AccountId!.Value;
        var row = await Find(db, chat.Id, me, ct);
        if (TogetherRules.MayNotJoin(standing, chat.State, chat.AgentId, await db.Holder(chat, ct), row is not null) is { } mayNot)
        {
            return mayNot;
        }

        if (row?.JoinedAt is not null)
        {
            return null;
        }

        if (row is null)
        {
            db.Add(new ChatParticipant { ChatId = chat.Id, AccountId = me, InvitedById = me, InvitedAt = Now, JoinedAt = Now, ReadNumber = chat.LastNumber + 1 });
        }
        else
        {
            (row.JoinedAt, row.ReadNumber) = (Now, chat.LastNumber + 1);
        }

        db.Add(chat.Note(ChatEvent.Joined, me, Now));
        db.Tell(new ColleagueJoined(chat.Id, me, chat.LastNumber));
        return null;
    }, ct);

    /// <summary>Leaves a chat that one had joined, or says no to an invitation.</summary>
    public Task<Result<Nothing>> Leave(Actor actor, long chatId, CancellationToken ct) =>
        Do(actor, chatId, null, (db, entry) => End(db, entry.Chat, entry.Standing.AccountId!.Value, Now, ct), ct);

    /// <summary>Sends a colleague away, or takes an invitation back: who holds the chat may, and an admin.</summary>
    public Task<Result<Nothing>> Remove(Actor actor, long chatId, long? colleague, CancellationToken ct) => Do(actor, chatId, null, async (db, entry) =>
    {
        var (chat, _, standing) = entry;
        return TogetherRules.MayNotInvite(standing, chat.State, chat.AgentId, await db.Holder(chat, ct))
            ?? (colleague is { } who ? await End(db, chat, who, Now, ct) : Problem.Invalid<ChatText>("to", "NotAnAgent"));
    }, ct);

    /// <summary>Ends what somebody has to do with a chat that is locked, and says so.</summary>
    internal static async Task<Problem?> End(PortalDb db, Chat chat, long accountId, DateTime now, CancellationToken ct)
    {
        if (await Find(db, chat.Id, accountId, ct) is not { } row)
        {
            return Problem.Conflict<ChatText>("NotInThisChat");
        }

        db.Remove(row);
        if (row.JoinedAt is null)
        {
            db.Tell(new ChatInvitationChanged(chat.Id, accountId));
            return null;
        }

        db.Add(chat.Note(ChatEvent.ColleagueLeft, accountId, now));
        db.Tell(new ColleagueLeft(chat.Id, accountId, chat.LastNumber));
        return null;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<Problem?> Add(PortalDb db, ChatEntry entry, long who, string? word, CancellationToken ct)
    {
        var (chat, me) = (entry.Chat, entry.Standing.AccountId!.Value);
        if (await Find(db, chat.Id, who, ct) is not null)
        {
            return null;
        }

        if (await db.Set<ChatParticipant>().CountAsync(p => p.ChatId == chat.Id, ct) >= ChatParticipant.Most)
        {
            return Problem.Conflict<ChatText>("TooManyHere", ChatParticipant.Most);
        }

        db.Add(new ChatParticipant { ChatId = chat.Id, AccountId = who, InvitedById = me, InvitedAt = Now });
        await db.AddNote(chat, me, Bounds.IsBlank(word) ? Sentences.Say(typeof(ChatText), "InviteWord") : word!, [], who, Now, ct);
        db.Tell(new ChatInvitationChanged(chat.Id, who));
        return null;
    }

    private static Task<ChatParticipant?> Find(PortalDb db, long chatId, long accountId, CancellationToken ct) =>
        db.Set<ChatParticipant>().AsTracking().FirstOrDefaultAsync(p => p.ChatId == chatId && p.AccountId == accountId, ct);

    /// <summary>Lets an agent in and does it. Who comes is locked before the chat: nobody takes the role from them meanwhile.</summary>
    private Task<Result<Nothing>> Do(Actor actor, long chatId, long? coming, Func<PortalDb, ChatEntry, Task<Problem?>> deed, CancellationToken ct) => database.Write<Nothing>(
        async db =>
        {
            if (coming is { } account)
            {
                await db.Lock<Account>(account, ct);
            }

            return (await db.EnterDesk(actor, chatId, Now, ct)).Try(out var entry, out var problem) && (problem = await deed(db, entry)) is null ? default(Nothing) : problem!;
        },
        ct);
}
