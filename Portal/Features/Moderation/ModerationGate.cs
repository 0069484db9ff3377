using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Moderation;

/// <summary>The watch and the queue are for moderators.</summary>
internal sealed class ModerationGate(Database database, TimeProvider time) : IChannelGate
{
    public async Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (channel is not (Watch.Channel or CaseChanged.Moderation))
        {
            return null;
        }

        await using var db = database.Open();
        return ModerationRules.MayNotSee(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)) is null;
    }
}
