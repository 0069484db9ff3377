using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Who may block whom, and who is blocked.</summary>
public static class BlockRules
{
    /// <summary>Why an agent may not block a chat's customer, or null: what is open must be theirs, but for an admin; nobody blocks the staff.</summary>
    public static Problem? MayNotBlock(Standing standing, ChatState state, long? agentId, string? holder, bool isStaff) =>
        isStaff ? Problem.Refused<ChatText>("StaffNotBlocked")
        : state == ChatState.Closed ? null
        : ChatRules.MayNotClose(standing, state, agentId, holder);

    /// <summary>Why a customer may not write to the staff at this time, or null: what <see cref="ChatRules.MayNotAsk"/> says, and a block of theirs, by account or by chat; of a visitor also by their address.</summary>
    /// <param name="db">The context of the deed.</param>
    /// <param name="standing">How they stand.</param>
    /// <param name="actor">Who wants to write.</param>
    /// <param name="chatId">In which chat; null for a new one.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task<Problem?> MayNotAsk(this PortalDb db, Standing standing, Actor actor, long? chatId, DateTime now, CancellationToken ct)
    {
        if (ChatRules.MayNotAsk(standing) is { } mayNot)
        {
            return mayNot;
        }

        var (account, address) = (actor.AccountId, actor.AccountId is null && !string.IsNullOrEmpty(actor.Address) ? actor.Key : null);
        var until = await db.Set<ChatBlock>()
            .Where(b => b.Until > now && (b.ChatId == chatId || (account != null && b.AccountId == account) || (address != null && b.Address == address)))
            .OrderByDescending(b => b.Until).Select(b => (DateTime?)b.Until).FirstOrDefaultAsync(ct);
        return until is { } end ? Problem.Refused<ChatText>("BlockedUntil", end) : null;
    }
}
