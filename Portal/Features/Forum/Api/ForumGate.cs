using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Forum;

/// <summary>Everyone may listen to the forum; to a topic, who may see it; to how topics are looked after, staff alone.</summary>
internal sealed class ForumGate(Database database, TimeProvider time) : IChannelGate
{
    public async Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (channel == ForumNews.Forum)
        {
            return true;
        }

        if (channel == CaseChanged.Questions)
        {
            await using var staff = database.Open();
            return WorkRules.MayNotSee(await Standing.Of(staff, actor, time.GetUtcNow().UtcDateTime, ct)) is null;
        }

        if (ChannelName.IdOf(channel, "topic") is not { } id)
        {
            return null;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<Topic>().SeenBy(standing).AnyAsync(t => t.Id == id, ct);
    }
}
