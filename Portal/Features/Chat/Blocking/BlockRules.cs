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

    /// <summary>Why somebody may not write to the staff at this time, or null. Whoever is asked for by account or by chat; a visitor also by their address.</summary>
    /// <param name="db">The context of the deed.</param>
    /// <param name="actor">Who wants to write.</param>
    /// <param name="chatId">In which chat; null for a new one.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task<Problem?> Blocked(this PortalDb db, Actor actor, long? chatId, DateTime now, CancellationToken ct)
    {
        var (account, address) = (actor.AccountId, actor.AccountId is null && !string.IsNullOrEmpty(actor.Address) ? actor.Key : null);
        var until = await db.Set<ChatBlock>()
            .Where(b => b.Until > now && ((account != null && b.AccountId == account) || (b.AccountId == null && b.ChatId == chatId) || (address != null && b.Address == address)))
            .OrderByDescending(b => b.Until).Select(b => (DateTime?)b.Until).FirstOrDefaultAsync(ct);
        return until is { } end ? Problem.Refused<ChatText>("BlockedUntil", end) : null;
    }
}
