using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Finds the chat that somebody means, also by the id of one that went into it.</summary>
internal static class MergedChats
{
    /// <summary>A merge of a merge of a merge: so far is followed.</summary>
    private const int MostSteps = 20;

    /// <summary>The chat, not tracked, and where the party sits in it; None where it is none of theirs.</summary>
    public static async Task<(Chat? Chat, ChatSeat Seat)> Find(this PortalDb db, ChatParty party, Standing standing, long chatId, CancellationToken ct)
    {
        var (chat, proof) = (await db.Set<Chat>().FirstOrDefaultAsync(c => c.Id == chatId, ct), party);
        for (var step = 0; chat is { IsMerged: true } gone && step < MostSteps; step++)
        {
            proof = proof.AfterMerge(gone);
            chat = await Next(db, gone.Id, ct);
        }

        return chat is null ? (null, ChatSeat.None) : (chat, ChatRules.SeatOf(standing, proof, chat));
    }

    /// <summary>The chat that one went into, or null.</summary>
    public static Task<Chat?> Next(PortalDb db, long chatId, CancellationToken ct) =>
        (from m in db.Set<ChatMerge>() join c in db.Set<Chat>() on m.IntoId equals c.Id where m.ChatId == chatId select c).FirstOrDefaultAsync(ct);

    /// <summary>Who proved that a chat is theirs has proved it of the one that it went into: only chats of one person are merged.</summary>
    public static ChatParty AfterMerge(this ChatParty party, Chat gone) => party with { Proved = party.Proved || ChatSecret.Opens(party.Secret, gone.SecretHash) };
}
