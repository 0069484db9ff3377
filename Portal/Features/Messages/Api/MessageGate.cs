using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Messages;

/// <summary>To a conversation may listen who is in it.</summary>
internal sealed class MessageGate(Database database, TimeProvider time) : IChannelGate
{
    public async Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (ChannelName.IdOf(channel, "conversation") is not { } id)
        {
            return null;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<Participant>().AnyAsync(p => p.ConversationId == id && p.AccountId == standing.AccountId && p.UntilNumber == null, ct);
    }
}
