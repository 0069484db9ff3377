using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>Entries that wait for a moderator: hidden from the first moment on. Taken back, they are gone.</summary>
internal sealed class HeldEntries : IHeldWriting
{
    public string Kind => ContestEntry.Kind;

    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct)
    {
        if (await Lock(db, id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        if (found.Entry.Hidden)
        {
            Show(db, found.Entry, wasSeen);
        }

        return null;
    }

    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        if (await Lock(db, id, ct) is not { Entry: { Hidden: false, WithdrawnAt: null } } found)
        {
            return null;
        }

        found.Entry.Hidden = true;
        db.Tell(new ContestEntryHidden(id, found.Game.Id));
        return TextOf(found.Entry, found.Game);
    }

    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await Lock(db, id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        if (found.Entry.WithdrawnAt is null)
        {
            found.Entry.WithdrawnAt = now;
            found.Game.Taking--;
        }

        return null;
    }

    /// <summary>An entry and its contest, which is what is locked.</summary>
    internal static async Task<(ContestEntry Entry, Game Game)?> Lock(PortalDb db, long id, CancellationToken ct)
    {
        var game = await db.Set<ContestEntry>().Where(e => e.Id == id).Select(e => e.GameId).FirstOrDefaultAsync(ct);
        return await db.LockGame(game, ct) is { } it && await db.Set<ContestEntry>().AsTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is { } entry ? (entry, it) : null;
    }

    /// <summary>Shows one that is at hand, inside a deed. One that was taken back meanwhile stays gone.</summary>
    internal static void Show(PortalDb db, ContestEntry entry, bool wasSeen)
    {
        entry.Hidden = false;
        if (entry.WithdrawnAt is null)
        {
            db.Tell(wasSeen ? new ContestEntryRestored(entry.Id, entry.GameId) : new ContestEntrySubmitted(entry.Id, entry.GameId));
        }
    }

    /// <summary>Keeps what came of looking at an entry.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, ContestEntry entry, Game it, DateTime now, CancellationToken ct) => db.Keep(screened, new(ContestEntry.Kind, entry.Id), TextOf(entry, it), now, ct);

    private static HeldText TextOf(ContestEntry entry, Game it) => new(entry.AuthorId, it.Title, entry.Html, it.Home.ToString());
}
