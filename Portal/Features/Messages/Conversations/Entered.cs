using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Messages;

/// <summary>A conversation that is locked for a deed, with those who are or were in it.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Me">Who acts.</param>
/// <param name="All">Everybody who is or was in it, who acts among them; a hundred at most.</param>
internal sealed record Entered(Conversation Conversation, Participant Me, IReadOnlyList<Participant> All)
{
    /// <summary>Who else is in it now.</summary>
    public IEnumerable<long> Others => All.Where(p => p.UntilNumber is null && p.AccountId != Me.AccountId).Select(p => p.AccountId);

    /// <summary>Why who acts may not write in it, or null. Between two a block of either counts.</summary>
    public async Task<Problem?> MayNotWrite(PortalDb db, Reach reach, Standing standing, CancellationToken ct) =>
        ConversationRules.MayNotWriteIn(standing, Me.UntilNumber is not null, Others.Count())
        ?? (Conversation.IsGroup ? null : await reach.MayNotWriteTo(db, standing, [.. Others], begins: false, ct));
}

/// <summary>How deeds come into a conversation.</summary>
internal static class Entering
{
    /// <summary>Locks a conversation; null for who is not, and was not, in it.</summary>
    public static async Task<Entered?> Enter(this PortalDb db, Standing standing, long conversationId, CancellationToken ct)
    {
        await db.Lock<Conversation>(conversationId, ct);
        var all = await db.Set<Participant>().AsTracking().Where(p => p.ConversationId == conversationId).OrderBy(p => p.Since).ThenBy(p => p.AccountId).ToListAsync(ct);
        return all.Find(p => p.AccountId == standing.AccountId) is { } me && await db.Set<Conversation>().AsTracking().FirstOrDefaultAsync(c => c.Id == conversationId, ct) is { } conversation
            ? new(conversation, me, all)
            : null;
    }
}
