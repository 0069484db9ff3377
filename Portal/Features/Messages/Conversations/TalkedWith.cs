using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Platform.Data;

namespace Portal.Features.Messages;

/// <summary>Who has written in a conversation with somebody knows them.</summary>
internal sealed class TalkedWith : IAcquainted
{
    public async Task<IReadOnlyList<long>> WhoKnow(PortalDb db, long personId, IReadOnlyCollection<long> among, CancellationToken ct) =>
        await db.Set<Participant>()
            .Where(p => among.Contains(p.AccountId)
                && db.Set<Participant>().Any(other => other.ConversationId == p.ConversationId && other.AccountId == personId)
                && db.Set<Message>().Any(m => m.AuthorId == p.AccountId && m.ConversationId == p.ConversationId && m.Event == null))
            .Select(p => p.AccountId).Distinct().ToListAsync(ct);
}
