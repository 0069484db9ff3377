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

/// <summary>Finds the chat that somebody means, also by the id of one that went into it.</summary>
internal static class MergedChats
{
    /// <summary>A merge of a merge of a merge: so far is followed.</summary>
    private const int MostSteps = 20;

    /// <summary>The chat, not tracked, and where the party sits in it.</summary>
    public static async Task<FoundChat> Find(this PortalDb db, ChatParty party, Standing standing, long chatId, CancellationToken ct)
    {
        var (chat, proof) = (await db.Set<Chat>().FirstOrDefaultAsync(c => c.Id == chatId, ct), party);
        for (var step = 0; chat is { IsMerged: true } gone && step < MostSteps; step++)
        {
            proof = proof.AfterMerge(gone);
            chat = await Next(db, gone.Id, ct);
        }

        return new(chat, chat is null ? ChatSeat.None : ChatRules.SeatOf(standing, proof, chat)) { Party = proof };
    }

    /// <summary>The chat that one went into, or null.</summary>
    public static Task<Chat?> Next(PortalDb db, long chatId, CancellationToken ct) =>
        (from m in db.Set<ChatMerge>() join c in db.Set<Chat>() on m.IntoId equals c.Id where m.ChatId == chatId select c).FirstOrDefaultAsync(ct);

    /// <summary>Who proved that a chat is theirs has proved it of the one that it went into: only chats of one person are merged.</summary>
    public static ChatParty AfterMerge(this ChatParty party, Chat gone) => party with { Proved = party.Opens(gone) };
}
