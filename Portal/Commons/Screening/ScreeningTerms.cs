using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>Reads and changes how strictly strangers are looked at: signs of spam, first posts, new accounts. For admins; each change stands in the log.</summary>
public sealed class ScreeningTerms(Database database, ScreeningSettings first, TimeProvider time)
{
    /// <summary>What holds now.</summary>
    public async Task<Result<ScreeningSettings>> Read(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return StandingRules.MayNotAdminister(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)) is { } problem ? problem : await SavedScreening.Of(db, first, ct);
    }

    /// <summary>Says what holds from now on. What waits already goes on waiting; twice is as good as once.</summary>
    public Task<Result<Nothing>> Set(Actor actor, ScreeningSettings said, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                await db.LockAdmins(ct); // two of them at once say it one after the other
                var standing = await Standing.Of(db, actor, now, ct);
                if ((StandingRules.MayNotAdminister(standing) ?? standing.MayNotWrite ?? said.Check()) is { } problem)
                {
                    return problem;
                }

                var row = await db.Set<SavedScreening>().AsTracking().SingleOrDefaultAsync(ct);
                var before = row?.Said() ?? first;
                if (before == said)
                {
                    return default(Nothing);
                }

                if (row is null)
                {
                    db.Add(row = new SavedScreening());
                }

                row.Say(said);
                db.Audit(actor, AuditAction.ScreeningTermsChanged, new("portal", 0), now, before: Words(before), after: Words(said));
                return default(Nothing);
            },
            ct).LogRefusal(database, actor, new("portal", 0), time.GetUtcNow().UtcDateTime, ct, reserved: true);

    private static string Words(ScreeningSettings it) =>
        FormattableString.Invariant($"signs of spam: {(it.Spam ? "on" : "off")}\nhold at: {it.HoldAt}\nrefuse at: {it.RefuseAt}\nfirst posts: {it.FirstPosts}\nnew accounts: {(it.ApproveAccounts ? "wait" : "at once")}");
}
