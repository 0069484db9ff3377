using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>Games that wait for a moderator: hidden from the first moment on, and told of once they are approved. Taken back, they are called off, and nobody ever hears of them.</summary>
internal sealed class HeldGames : IHeldWriting
{
    public string Kind => Game.Kind;

    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct)
    {
        if (await db.LockGame(id, ct) is not { } it)
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
        if (await db.LockGame(id, ct) is not { Hidden: false } it)
        {
            return null;
        }

        it.Hidden = true;
        db.Tell(new GameHidden(id, it.GroupId));
        return TextOf(it);
    }

    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await db.LockGame(id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (it.CancelledAt is null)
        {
            it.Cancel(now, null); // it stays hidden, and so nobody is told
        }

        return null;
    }

    /// <summary>Whether a game waits for a moderator; of one that is seen, nothing is asked.</summary>
    internal static async Task<bool> Waits(PortalDb db, Game it, CancellationToken ct) => it.Hidden && await db.IsHeld(new(Game.Kind, it.Id), ct);

    /// <summary>Shows one that is at hand, inside a deed. One that was called off before anybody had seen it stays hidden: that is news to nobody.</summary>
    internal static void Show(PortalDb db, Game it, bool wasSeen)
    {
        if (it.CancelledAt is null || wasSeen)
        {
            it.Hidden = false;
            db.Tell(wasSeen ? new GameRestored(it.Id, it.GroupId) : new GameAnnounced(it.Id, it.GroupId));
        }
    }

    /// <summary>Keeps what came of looking at a game.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Game it, DateTime now, CancellationToken ct) => db.Keep(screened, new(Game.Kind, it.Id), TextOf(it), now, ct);

    private static HeldText TextOf(Game it) => new(it.AuthorId, it.Title, GameText.Html(it), it.Home.ToString());
}
