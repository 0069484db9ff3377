using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Accounts;

/// <summary>Reads bans for the pages.</summary>
public sealed class BanViews(Database database, TimeProvider time)
{
    /// <summary>The ban that stands for the actor now, or null.</summary>
    public async Task<BanView?> Mine(Actor actor, CancellationToken ct)
    {
        if (actor.AccountId is not { } id)
        {
            return null;
        }

        await using var db = database.Open();
        return await BanView.Of(db, id, time.GetUtcNow().UtcDateTime, ct);
    }
}
