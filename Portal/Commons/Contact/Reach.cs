using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Contact;

/// <summary>Says whether somebody may write to others, as these want it: asked inside the deeds that write, and by the pages that offer it.</summary>
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

        var blocks = await db.Set<Block>().Where(b => (b.AccountId == me && people.Contains(b.BlockedId)) || (b.BlockedId == me && people.Contains(b.AccountId)))
            .OrderBy(b => b.AccountId).Select(b => new { b.AccountId, b.BlockedId }).ToListAsync(ct);
        if (blocks.Find(b => b.AccountId == me) is { } own)
        {
            return Problem.Refused<ContactText>("YouBlocked", await NameOf(db, own.BlockedId, ct));
        }

        return standing.IsStaff ? null
            : blocks is [var block, ..] ? Problem.Refused<ContactText>("WantsNoMessages", await NameOf(db, block.AccountId, ct))
            : begins ? await MayNotBegin(db, me, people, ct)
            : null;
    }

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
