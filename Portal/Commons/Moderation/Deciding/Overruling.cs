using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Who may decide otherwise than somebody else did: moderators of the whole portal always. Who moderates a place alone does not overrule them, and who keeps order without moderating overrules no moderator.</summary>
internal static class Overruling
{
    /// <summary>Why this person may not decide otherwise, at a place, than somebody did, or null.</summary>
    public static Task<Problem?> MayNot(PortalDb db, Standing standing, Subject? place, long? deciderId, CancellationToken ct) => MayNot(db, standing, place, [deciderId], ct);

    /// <summary>The same of what several decided; null stands for the portal itself.</summary>
    public static async Task<Problem?> MayNot(PortalDb db, Standing standing, Subject? place, IReadOnlyList<long?> deciderIds, CancellationToken ct)
    {
        var others = deciderIds.OfType<long>().Where(id => id != standing.AccountId).ToList();
        return standing.IsModerator || others.Count == 0 ? null
            : await db.ModeratorsAt(standing.Moderates(place) ? null : place?.ToString()).AnyAsync(a => others.Contains(a.Id), ct) ? Problem.Refused<FlagText>("DecidedAbove")
            : null;
    }

    /// <summary>Why this person may not show something again, or null: by what was taken last from its writer and not given back.</summary>
    public static async Task<Problem?> MayNotShow(PortalDb db, Standing standing, Case it, CancellationToken ct)
    {
        if (standing.IsModerator)
        {
            return null;
        }

        return await MayNot(db, standing, it.At(), await db.TakingsOf(it.Thing()).Select(d => d.ById).FirstOrDefaultAsync(ct), ct);
    }
}
