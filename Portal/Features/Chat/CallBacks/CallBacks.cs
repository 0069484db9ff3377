using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Chat;

/// <summary>A wish to be called, as both sides see it.</summary>
/// <param name="Phone">The number.</param>
/// <param name="When">When it suits, in the customer's words; null for any time.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="DoneAt">When somebody called.</param>
public sealed record CallBackView(string Phone, string? When, DateTime At, DateTime? DoneAt);

/// <summary>Asks for a call in a chat, and says that somebody called.</summary>
public sealed class CallBacks(Database database, RateLimits limits, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The customer asks to be called; a closed chat waits again. Asked again with the same words it stays as it is.</summary>
    public Task<Result<Nothing>> Ask(ChatParty party, long chatId, string? phone, string? when, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, party.Actor);
        return database.InChat<Nothing>(
            party, chatId, time,
            async (db, entry) =>
            {
                var (chat, seat, standing) = entry;
                if ((seat != ChatSeat.Customer ? Problem.NotAllowed : await db.MayNotAsk(standing, party.Actor, chat.Id, Now, ct) ?? CallBack.Check(phone, when) ?? pace()) is { } refused)
                {
                    return refused;
                }

                var before = await db.Set<CallBack>().AsTracking().FirstOrDefaultAsync(c => c.ChatId == chat.Id, ct);
                if (before is { DoneAt: null } && (before.Phone, before.When ?? "") == (phone!.Trim(), when?.Trim() ?? ""))
                {
                    return default(Nothing);
                }

                await db.GoOn(chat, party.Actor, Now, ct);
                (before ?? db.Add(new CallBack { ChatId = chat.Id }).Entity).Ask(phone!, when, Now);
                db.Add(chat.AskForCall(Now));
                db.Tell(new ChatCallChanged(chat.Id));
                return default(Nothing);
            },
            ct);
    }

    /// <summary>An agent has called.</summary>
    public Task<Result<Nothing>> Done(Actor actor, long chatId, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.InChat<Nothing>(
            ChatParty.Desk(actor), chatId, time,
            async (db, entry) =>
            {
                var wish = await db.Set<CallBack>().AsTracking().FirstOrDefaultAsync(c => c.ChatId == entry.Chat.Id, ct);
                if ((wish is null ? Problem.Conflict<ChatText>("NoCallAsked") : pace()) is { } refused)
                {
                    return refused;
                }

                if (wish!.DoneAt is null)
                {
                    wish.Done(entry.Standing.AccountId!.Value, Now);
                    db.Tell(new ChatCallChanged(entry.Chat.Id));
                }

                return default(Nothing);
            },
            ct);
    }

    /// <summary>What was asked for in a chat; null where nothing was, and for who has no part in it.</summary>
    public async Task<CallBackView?> Read(ChatParty party, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, party.Actor, Now, ct);
        var (chat, seat) = await db.Find(party, standing, chatId, ct);
        return seat == ChatSeat.None ? null : await db.Set<CallBack>().Where(w => w.ChatId == chat!.Id).Select(w => new CallBackView(w.Phone, w.When, w.At, w.DoneAt)).FirstOrDefaultAsync(ct);
    }
}
