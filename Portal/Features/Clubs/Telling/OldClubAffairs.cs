using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Clubs;

/// <summary>Throws away what clubs keep of people and is of no use any more, some at a time: what was told long ago, with its notifications; invitations that ended, with the mail addresses in them; bans that are over, of which the log still knows.</summary>
internal sealed class OldClubAffairs(Database database, TimeProvider time) : IJob
{
    /// <summary>How long what was told is kept.</summary>
    public static readonly TimeSpan Told = TimeSpan.FromDays(120);

    /// <summary>For how long an invitation that ended says why it does not work.</summary>
    public static readonly TimeSpan Ended = TimeSpan.FromDays(30);

    private const int Batch = 1000;

    public string Name => "old-club-affairs";

    public TimeSpan Every => TimeSpan.FromDays(1);

    public async Task Run(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await database.ForgetNotices<ClubNotice>(ClubNotice.Subject, now - Told, ct);
        await database.Sweep(Batch, db => Invitations(db, now - Ended, ct), ct);
        await database.Sweep(Batch, db => Bans(db, now, ct), ct);
    }

    private static async Task<int> Invitations(PortalDb db, DateTime before, CancellationToken ct)
    {
        var old = await db.Set<ClubInvitation>().Where(i => i.EndedAt < before || i.ExpiresAt < before).OrderBy(i => i.Id).Take(Batch).Select(i => i.Id).ToListAsync(ct);
        if (old.Count > 0)
        {
            await db.Set<ClubInvitation>().Where(i => old.Contains(i.Id)).ExecuteDeleteAsync(ct);
        }

        return old.Count;
    }

    /// <summary>Those of so many clubs.</summary>
    private static async Task<int> Bans(PortalDb db, DateTime now, CancellationToken ct)
    {
        var clubs = await db.Set<ClubBan>().Where(b => b.Until <= now).Select(b => b.ClubId).Distinct().OrderBy(id => id).Take(Batch).ToListAsync(ct);
        if (clubs.Count > 0)
        {
            await db.Set<ClubBan>().Where(b => b.Until <= now && clubs.Contains(b.ClubId)).ExecuteDeleteAsync(ct);
        }

        return clubs.Count;
    }
}
