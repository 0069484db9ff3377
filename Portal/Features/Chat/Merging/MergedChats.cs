using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>A chat that somebody meant, and where they sit in it; None where it is none of theirs.</summary>
internal readonly record struct FoundChat(Chat? Chat, ChatSeat Seat)
{
    /// <summary>The party, with what it has proved.</summary>
    public ChatParty Party { get; init; }
}

/// <summary>Finds the chat that somebody means, also by the id, or the secret, of one that went into it.</summary>
internal static class MergedChats
{
    /// <summary>The chat, not tracked, and where the party sits in it.</summary>
    public static async Task<FoundChat> Find(this PortalDb db, ChatParty party, Standing standing, long chatId, CancellationToken ct)
    {
        var chat = await db.Set<Chat>().FirstOrDefaultAsync(c => c.Id == chatId, ct);
        if (chat is { IsMerged: true })
        {
            var into = await IdOf(db, chatId, ct);
            chat = await db.Set<Chat>().FirstOrDefaultAsync(c => c.Id == into, ct);
        }

        return await Found(db, chat, party, standing, ct);
    }

    /// <summary>Where the party sits in a chat. Whose chat went into it have proved that it is theirs by the secret of that one: only chats of one person are merged.</summary>
    public static async Task<FoundChat> Found(PortalDb db, Chat? chat, ChatParty party, Standing standing, CancellationToken ct)
    {
        if (chat is null)
        {
            return default;
        }

        var seat = ChatRules.SeatOf(standing, party, chat);
        if (seat != ChatSeat.Customer && !party.AtDesk && ChatSecret.IsOne(party.Secret) && await WentInto(db, chat.Id, party.Secret!, ct))
        {
            party = party with { Proved = true };
            seat = ChatSeat.Customer;
        }

        return new(chat, seat) { Party = party };
    }

    /// <summary>The chat that has the lines now of one that went into it, or null.</summary>
    public static Task<long?> IdOf(PortalDb db, long chatId, CancellationToken ct) => db.Set<ChatMerge>().Where(m => m.ChatId == chatId).Select(m => (long?)m.IntoId).FirstOrDefaultAsync(ct);

    /// <summary>The chats that somebody opens with these secrets, each by the id of the one that has its lines now.</summary>
    public static Task<List<long>> OpenedBy(PortalDb db, IReadOnlyList<string> secrets, CancellationToken ct)
    {
        var hashes = secrets.Where(ChatSecret.IsOne).Select(ChatSecret.Hash).ToList();
        return hashes.Count == 0
            ? Task.FromResult<List<long>>([])
            : db.Set<Chat>().Where(c => hashes.Contains(c.SecretHash)).Select(c => db.Set<ChatMerge>().Where(m => m.ChatId == c.Id).Select(m => (long?)m.IntoId).FirstOrDefault() ?? c.Id).ToListAsync(ct);
    }

    private static Task<bool> WentInto(PortalDb db, long intoId, string secret, CancellationToken ct)
    {
        var hash = ChatSecret.Hash(secret);
        return db.Set<ChatMerge>().AnyAsync(m => m.IntoId == intoId && db.Set<Chat>().Any(gone => gone.Id == m.ChatId && gone.SecretHash == hash), ct);
    }
}
