using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Platform.Data;

namespace Portal.Features.Messages;

/// <summary>Who has written to somebody knows them: between two, or in a group while both were in it. To be brought into a group in which others wrote before makes nobody known to them.</summary>
internal sealed class TalkedWith : IAcquainted
{
    public async Task<IReadOnlyList<long>> WhoKnow(PortalDb db, long personId, IReadOnlyCollection<long> among, CancellationToken ct) =>
        await db.Set<Participant>()
            .Where(p => among.Contains(p.AccountId)
                && db.Set<Participant>().Any(other => other.ConversationId == p.ConversationId && other.AccountId == personId
                    && db.Set<Message>().Any(m => m.AuthorId == p.AccountId && m.ConversationId == p.ConversationId && m.Event == null
                        && m.Number > other.FromNumber && (other.UntilNumber == null || m.Number <= other.UntilNumber))))
            .Select(p => p.AccountId).Distinct().ToListAsync(ct);
}
