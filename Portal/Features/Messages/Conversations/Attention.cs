using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;

namespace Portal.Features.Messages;

/// <summary>How far members have read, whether they want to be told, and that they type. Who does not want others to see where they are shows neither what they read nor that they type.</summary>
public sealed class Attention(Database database, LiveBus bus, Reach reach, NotificationDeeds notifications, RateLimits limits, TimeProvider time)
{
    /// <summary>What is whispered on a conversation's channel when somebody types.</summary>
    public const string Typing = "conversation-typing";

    /// <summary>What is whispered there when somebody has read on who does not mind that the others know it.</summary>
    public const string HasRead = "conversation-read";

    /// <summary>What is whispered on a member's own channel when they have read on in a conversation, or muted one: their list and number follow.</summary>
    public const string Changed = "conversations-changed";

    /// <summary>The actor has read a conversation up to a number.</summary>
    public async Task<Result<Nothing>> ReadUpTo(Actor actor, long conversationId, int number, CancellationToken ct)
    {
        var (shown, changed) = (false, (Further: false, Told: false));
        var result = await Change(actor, conversationId, async (db, mine, now) =>
        {
            var known = await (
                from c in db.Set<Conversation>()
                from a in db.Set<Account>()
                where c.Id == conversationId && a.Id == mine.AccountId
                select new { c.LastNumber, a.HidesPresence }).FirstAsync(ct);
            changed = await NewLine.MarkRead(db, conversationId, mine.AccountId, Math.Min(number, mine.UntilNumber ?? known.LastNumber), now, ct);
            shown = changed.Further && !known.HidesPresence && mine.UntilNumber is null;
            return null;
        }, ct);
        if (!result.Done)
        {
            return result;
        }

        if (shown)
        {
            bus.Whisper(MessageNews.Channel(conversationId), HasRead, "{}");
        }

        if (changed.Told)
        {
            notifications.TellRead(actor.AccountId!.Value);
        }

        if (changed.Further)
        {
            TellChanged(actor);
        }

        return result;
    }

    /// <summary>The actor wants to be told of a conversation no longer, or again.</summary>
    public async Task<Result<Nothing>> Mute(Actor actor, long conversationId, bool muted, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        var result = await Change(actor, conversationId, (_, mine, _) =>
        {
            mine.Muted = muted;
            return Task.FromResult(pace());
        }, ct);
        if (result.Done)
        {
            TellChanged(actor);
        }

        return result;
    }

    /// <summary>Tells the others in a conversation that the actor types, who may write there. Not kept.</summary>
    public async Task Type(Actor actor, long conversationId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var typist = await (
            from p in db.Set<Participant>()
            join c in db.Set<Conversation>() on p.ConversationId equals c.Id
            join a in db.Set<Account>() on p.AccountId equals a.Id
            where c.Id == conversationId && a.Id == standing.AccountId && p.UntilNumber == null && !a.HidesPresence
            select new { a.Id, Name = a.DisplayName ?? a.UserName, Group = c.Pair == null }).FirstOrDefaultAsync(ct);
        if (typist is null || ConversationRules.MayNotWrite(standing) is not null)
        {
            return;
        }

        var others = typist.Group ? [] : await db.Set<Participant>().Where(p => p.ConversationId == conversationId && p.AccountId != typist.Id).Select(p => p.AccountId).ToListAsync(ct);
        if (await reach.MayNotWriteTo(db, standing, others, begins: false, ct) is null)
        {
            bus.Whisper(MessageNews.Channel(conversationId), Typing, JsonSerializer.Serialize(new { typist.Id, typist.Name }));
        }
    }

    private void TellChanged(Actor actor) => bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Changed, "{}");

    private Task<Result<Nothing>> Change(Actor actor, long conversationId, Func<PortalDb, Participant, DateTime, Task<Problem?>> deed, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (ConversationRules.MayNotKeep(standing) is { } refused)
                {
                    return refused;
                }

                return await db.Set<Participant>().AsTracking().FirstOrDefaultAsync(p => p.ConversationId == conversationId && p.AccountId == standing.AccountId, ct) is { } mine
                    ? await deed(db, mine, now) is { } problem ? problem : default(Nothing)
                    : Problem.NotFound;
            },
            ct);
}
