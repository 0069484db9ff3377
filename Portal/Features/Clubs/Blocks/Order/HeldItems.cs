using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Things of clubs that wait for a moderator: hidden from the first moment on, and told of once they are approved. Their writer takes them back.</summary>
internal sealed class HeldItems : IHeldWriting
{
    public string Kind => ClubItem.Word;

    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct)
    {
        if (await db.LockItem(id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (it.Hidden)
        {
            Show(db, it, wasSeen);
        }

        return null;
    }

    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        if (await db.LockItem(id, ct) is not { Hidden: false, DeletedAt: null } it)
        {
            return null;
        }

        it.Hidden = true;
        db.Tell(new ClubItemHidden(id, it.ClubId));
        return TextOf(it);
    }

    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await db.LockItem(id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        it.DeletedAt ??= now; // it stays hidden: nobody ever saw it
        return null;
    }

    /// <summary>Shows one that is at hand, inside a deed. One that was taken away meanwhile stays away.</summary>
    internal static void Show(PortalDb db, ClubItem it, bool wasSeen)
    {
        it.Hidden = false;
        if (it.DeletedAt is null)
        {
            db.Tell(wasSeen ? new ClubItemRestored(it.Id, it.ClubId) : new ClubItemAdded(it.Id, it.ClubId));
        }
    }

    /// <summary>Keeps what came of looking at one.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, ClubItem it, DateTime now, CancellationToken ct) => db.Keep(screened, new(ClubItem.Word, it.Id), TextOf(it), now, ct);

    private static HeldText TextOf(ClubItem it) => new(it.AuthorId, it.Title, ItemWords.Html(it), it.Home().ToString());
}
