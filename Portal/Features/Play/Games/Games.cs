using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Play;

/// <summary>What is done with a game of any kind.</summary>
public sealed class Games(Database database, RateLimits limits, Screening screening, TimeProvider time)
{
    /// <summary>Calls a game off, for good, while one can still take part. Those who do are told why.</summary>
    public async Task<Result<Nothing>> Cancel(Actor actor, long id, string? reason, CancellationToken ct)
    {
        var why = await ScreenedReason.Read(screening, reason, Game.MostReason, ct);
        if (why.Unfit is { } problem)
        {
            return problem;
        }

        var pace = limits.Once(Limited.Edits, actor);
        return await database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                if (!(await db.EnterGame(actor, id, null, now, ct)).Try(out var entered, out var unseen))
                {
                    return unseen;
                }

                var (it, standing) = entered;
                var screened = await why.Judge(db, standing, new(ScreenedUse.Edit, GroupId: it.GroupId), now, ct);
                if ((PlayRules.MayNotCancel(standing, it, await ModeratedGames.Waits(db, it, ct), now) ?? screened.Refusal ?? pace()) is { } refused)
                {
                    return refused;
                }

                var notice = db.CallOff(actor, it, why.Words, why.Shown(screened), now);
                await ModeratedGames.Keep(db, screened, it, now, ct);
                await GameNotice.Tell(db, [notice], ct);
                return default(Nothing);
            },
            ct);
    }
}
