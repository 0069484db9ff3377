using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>Reads and changes the steps of the scale: from so many points on this is proposed, or follows by itself. For admins; each change stands in the log.</summary>
public sealed class ScaleTerms(Database database, TimeProvider time)
{
    /// <summary>What holds now, in order of the points.</summary>
    public async Task<Result<IReadOnlyList<SanctionStep>>> Read(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return StandingRules.MayNotAdminister(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)) is { } problem ? problem : (await SavedScale.Of(db, ct)).ToList();
    }

    /// <summary>Says what holds from now on, none at all if so wanted. What was decided before goes on; twice is as good as once.</summary>
    public Task<Result<Nothing>> Set(Actor actor, IReadOnlyList<SanctionStep> steps, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                await db.LockAdmins(ct); // two of them at once say it one after the other
                var standing = await Standing.Of(db, actor, now, ct);
                if ((StandingRules.MayNotAdminister(standing) ?? standing.MayNotWrite ?? SanctionScale.Check(steps)) is { } problem)
                {
                    return problem;
                }

                var row = await db.Set<SavedScale>().AsTracking().SingleOrDefaultAsync(ct);
                IReadOnlyList<SanctionStep> said = [.. steps.OrderBy(s => s.From)];
                var (before, after) = (SavedScale.Write(row?.Said() ?? SanctionScale.Usual), SavedScale.Write(said));
                if (before == after)
                {
                    return default(Nothing);
                }

                if (row is null)
                {
                    db.Add(row = new SavedScale());
                }

                row.Say(said);
                db.Audit(actor, AuditAction.ScaleChanged, new("portal", 0), now, before: before, after: after);
                return default(Nothing);
            },
            ct).LogRefusal(database, actor, new("portal", 0), time.GetUtcNow().UtcDateTime, ct, reserved: true);
}
