using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>News that wait for a moderator: hidden from the first moment on, and told of once they are approved and their time has come. Taken back, they are withdrawn, and nobody ever hears of them.</summary>
internal sealed class HeldNews : IHeldWriting
{
    public string Kind => NewsItem.Kind;

    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct)
    {
        if (await Lock(db, id, ct) is not { } item)
        {
            return Problem.NotFound;
        }

        Show(db, item, wasSeen);
        return null;
    }

    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        if (await Lock(db, id, ct) is not { Hidden: false, WithdrawnAt: null } item)
        {
            return null;
        }

        item.Hidden = true;
        db.Tell(new ClubNewsHidden(id, item.ClubId));
        return TextOf(item);
    }

    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await Lock(db, id, ct) is not { } item)
        {
            return Problem.NotFound;
        }

        item.WithdrawnAt ??= now; // it stays hidden
        return null;
    }

    /// <summary>One of them, for a deed.</summary>
    internal static async Task<NewsItem?> Lock(PortalDb db, long id, CancellationToken ct)
    {
        await db.Lock<NewsItem>(id, ct);
        return await db.Set<NewsItem>().AsTracking().FirstOrDefaultAsync(n => n.Id == id, ct);
    }

    /// <summary>Shows one that is at hand, inside a deed. What was withdrawn, or whose time has not come, is news to nobody.</summary>
    internal static void Show(PortalDb db, NewsItem item, bool wasSeen)
    {
        if (!item.Hidden)
        {
            return;
        }

        item.Hidden = false;
        if (item is { PublishedAt: not null, WithdrawnAt: null })
        {
            db.Tell(wasSeen ? new ClubNewsRestored(item.Id, item.ClubId) : new ClubNewsPublished(item.Id, item.ClubId));
        }
    }

    /// <summary>Keeps what came of looking at one.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, NewsItem item, DateTime now, CancellationToken ct) => db.Keep(screened, new(NewsItem.Kind, item.Id), TextOf(item), now, ct);

    private static HeldText TextOf(NewsItem item) => new(item.AuthorId, item.Title, item.Html, item.Place.ToString());
}
