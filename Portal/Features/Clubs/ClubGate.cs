using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Clubs;

/// <summary>To a club may listen who may read it.</summary>
internal sealed class ClubGate(Database database, TimeProvider time) : IChannelGate
{
    public async Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (ChannelName.IdOf(channel, "club") is not { } id)
        {
            return null;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var visibility = await db.Set<Club>().Where(c => c.Id == id).Join(db.Set<Group>(), c => c.Id, g => g.Id, (c, g) => (Visibility?)g.Visibility).FirstOrDefaultAsync(ct);
        return visibility is { } v && ClubRules.MayRead(standing, v, id);
    }
}
