using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;

namespace Portal.Features.Messages;

/// <summary>How far members have read, whether they want to be told, and that they type. Who does not want others to see where they are shows neither what they read nor that they type.</summary>
public sealed class Attention(Database database, LiveBus bus, NotificationDeeds notifications, RateLimits limits, TimeProvider time)
{
    /// <summary>What is whispered on a conversation's channel when somebody types.</summary>
    public const string Typing = "conversation-typing";

    /// <summary>What is whispered there when somebody has read on.</summary>
    public const string HasRead = "conversation-read";

    /// <summary>What is whispered on a member's own channel when they have read on in a conversation, or muted one: their list and number follow.</summary>
    public const string Changed = "conversations-changed";

    /// <summary>The actor has read a conversation up to a number.</summary>
    public async Task<Result<Nothing>> ReadUpTo(Actor actor, long conversationId, int number, CancellationToken ct)
    {
        var changed = false;
        var result = await Change(actor, conversationId, async (db, mine, now) =>
        {
            var last = mine.UntilNumber ?? await db.Set<Conversation>().Where(c => c.Id == conversationId).Select(c => c.LastNumber).FirstAsync(ct);
            changed = await NewLine.MarkRead(db, conversationId, mine.AccountId, Math.Min(number, last), now, ct);
            return null;
        }, ct);
        if (changed && result.Done)
        {
            bus.Whisper(MessageNews.Channel(conversationId), HasRead, "{}");
            notifications.TellRead(actor.AccountId!.Value);
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

    /// <summary>Tells the others in a conversation that the actor types. Not kept.</summary>
    public async Task Type(Actor actor, long conversationId, CancellationToken ct)
    {
        var person = await database.Read(db => db.Set<Account>()
            .Where(a => a.Id == actor.AccountId && !a.HidesPresence && db.Set<Participant>().Any(p => p.ConversationId == conversationId && p.AccountId == a.Id && p.UntilNumber == null))
            .Select(PersonView.Of).FirstOrDefaultAsync(ct));
        if (person is not null)
        {
            bus.Whisper(MessageNews.Channel(conversationId), Typing, JsonSerializer.Serialize(new { person.Id, Name = person.DisplayName }));
        }
    }

    private void TellChanged(Actor actor) => bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Changed, "{}");

    private Task<Result<Nothing>> Change(Actor actor, long conversationId, Func<PortalDb, Participant, DateTime, Task<Problem?>> deed, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (ConversationRules.MayNotWrite(standing) is { } refused)
                {
                    return refused;
                }

                return await db.Set<Participant>().AsTracking().FirstOrDefaultAsync(p => p.ConversationId == conversationId && p.AccountId == standing.AccountId, ct) is { } mine
                    ? await deed(db, mine, now) is { } problem ? problem : default(Nothing)
                    : Problem.NotFound;
            },
            ct);
}
