using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// What admins do with chats that others hold. Looking on needs no deed: whoever opens a chat at the desk sees it live, without a mark of theirs. A word to its holder is a note
/// beside the chat, which is shown to them at once.
/// </summary>
public sealed class Supervision(Database database, TimeProvider time)
{
    /// <summary>Takes an open chat out of its holder's hands: both sides are told, and it is in the log.</summary>
    public Task<Result<Nothing>> TakeOver(Actor actor, long chatId, CancellationToken ct) => database.Write<Nothing>(
        async db =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            await db.Lock<Account>(actor.AccountId ?? 0, ct);
            if (!(await db.EnterDesk(actor, chatId, now, ct)).Try(out var entry, out var problem))
            {
                return problem;
            }

            var (chat, _, standing) = entry;
            if (ChatRules.MayNotTakeOver(standing, chat.State, chat.AgentId) is { } mayNot)
            {
                return mayNot;
            }

            if (chat.AgentId != standing.AccountId)
            {
                await db.HandTo(chat, standing.AccountId!.Value, actor, AuditAction.ChatTakenOver, null, now, ct);
            }

            return default(Nothing);
        },
        ct);
}
