using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Contact;

/// <summary>Says whether somebody may write to others, as these want it: asked inside the deeds that write, and by nobody else: pages say only what <see cref="HasBlocked"/> answers.</summary>
public sealed class Reach(IEnumerable<IAcquainted> rooms)
{
    /// <summary>
    /// Why somebody may not write to these people, or null. Nobody writes to whom they have blocked themselves; whom others block, or do not want to begin, neither: but staff,
    /// who have to be able to tell members what concerns their account.
    /// </summary>
    /// <param name="db">The deed's context.</param>
    /// <param name="standing">Who writes.</param>
    /// <param name="people">To whom; a handful.</param>
    /// <param name="begins">True where a conversation begins, or they are brought into one; in one that stands a block alone counts.</param>
    /// <param name="ct">Stops the asking.</param>
    public async Task<Problem?> MayNotWriteTo(PortalDb db, Standing standing, IReadOnlyCollection<long> people, bool begins, CancellationToken ct)
    {
        if (standing.AccountId is not { } me || people.Count == 0)
        {
            return null;
        }

        return await HasBlocked(db, me, people, ct)
            ?? (standing.IsStaff ? null
            : await db.Set<Block>().Where(b => b.BlockedId == me && people.Contains(b.AccountId)).OrderBy(b => b.AccountId).Select(b => (long?)b.AccountId).FirstOrDefaultAsync(ct) is { } other
            ? Problem.Refused<ContactText>("WantsNoMessages", await NameOf(db, other, ct))
            : begins ? await MayNotBegin(db, me, people, ct)
            : null);
    }

    /// <summary>That somebody has blocked one of these people themselves, or null: all that is said before they write. Whom others block learns it from the deed, as those were promised.</summary>
    public static async Task<Problem?> HasBlocked(PortalDb db, long me, IReadOnlyCollection<long> people, CancellationToken ct) =>
        await db.Set<Block>().Where(b => b.AccountId == me && people.Contains(b.BlockedId)).OrderBy(b => b.BlockedId).Select(b => (long?)b.BlockedId).FirstOrDefaultAsync(ct) is { } blocked
            ? Problem.Refused<ContactText>("YouBlocked", await NameOf(db, blocked, ct))
            : null;

    private async Task<Problem?> MayNotBegin(PortalDb db, long me, IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var choices = await db.Set<ContactChoice>().Where(c => people.Contains(c.AccountId) && c.Who != MayBegin.Everybody).OrderBy(c => c.AccountId).ToListAsync(ct);
        if (choices.Find(c => c.Who == MayBegin.Staff) is { } staff)
        {
            return Problem.Refused<ContactText>("WantsStaffOnly", await NameOf(db, staff.AccountId, ct));
        }

        var careful = choices.ConvertAll(c => c.AccountId);
        foreach (var room in careful.Count == 0 ? [] : rooms)
        {
            var know = await room.WhoKnow(db, me, careful, ct);
            careful.RemoveAll(know.Contains);
        }

        return careful is [var first, ..] ? Problem.Refused<ContactText>("WantsKnownOnly", await NameOf(db, first, ct)) : null;
    }

    private static async Task<string> NameOf(PortalDb db, long accountId, CancellationToken ct) =>
        await db.Set<Account>().Where(a => a.Id == accountId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefaultAsync(ct) ?? "";
}
