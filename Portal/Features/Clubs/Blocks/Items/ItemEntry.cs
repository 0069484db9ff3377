using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Finds things of clubs for deeds.</summary>
internal static class ItemEntry
{
    /// <summary>One of the club at hand that who acts may see, locked and tracked; null where there is none for them.</summary>
    public static async Task<ClubItem?> Find(this ClubAtHand hand, long id, CancellationToken ct)
    {
        await hand.Db.Lock<ClubItem>(id, ct);
        return await hand.Db.Set<ClubItem>().AsTracking().SeenBy(hand.Db, hand.Standing).FirstOrDefaultAsync(i => i.Id == id && i.ClubId == hand.Club.Id, ct);
    }

    /// <summary>Any, locked and tracked.</summary>
    public static async Task<ClubItem?> LockItem(this PortalDb db, long id, CancellationToken ct)
    {
        await db.Lock<ClubItem>(id, ct);
        return await db.Set<ClubItem>().AsTracking().FirstOrDefaultAsync(i => i.Id == id, ct);
    }

    /// <summary>Where a thing is read, given the club's name in addresses.</summary>
    public static string AddressOf(string slug, ClubItemKind kind, long id, string title) =>
        $"/clubs/{slug}/{kind.Shelf()}/{id}{(kind.IsArticle() ? "-" + Uri.EscapeDataString(Platform.Text.Slug.From(title)) : "")}";

    /// <summary>The club as a place.</summary>
    public static Subject Home(this ClubItem item) => new(Commons.People.ModeratedPlaces.Club, item.ClubId);
}
