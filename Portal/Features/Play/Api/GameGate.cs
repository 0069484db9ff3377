using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Play;

/// <summary>To a game may listen who may see it.</summary>
internal sealed class GameGate(Database database, TimeProvider time) : IChannelGate
{
    public async Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (ChannelName.IdOf(channel, Game.Kind) is not { } id)
        {
            return null;
        }

        await using var db = database.Open();
        return await db.Set<Game>().SeenBy(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).AnyAsync(g => g.Id == id, ct);
    }
}
