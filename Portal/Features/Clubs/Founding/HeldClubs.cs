using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>
/// Clubs that wait for a moderator: hidden, with nobody in them but who founded them. Approved, they are what their founder wanted them to be; rejected, they stay hidden, and a change brings
/// them up once more. Taken back, nobody is in them, and their address is free.
/// </summary>
internal sealed class HeldClubs : IHeldWriting
{
    public string Kind => ModeratedPlaces.Club;

    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct) =>
        await Find(db, id, ct) is not { } club ? Problem.NotFound
        : club.MemberCount == 0 ? Problem.Conflict<FoundingText>("FounderGone")
        : await Show(db, club, ct);

    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { OpensAs: null } club || await HostOf(db, id, ct) is not { } host)
        {
            return null;
        }

        await Hide(db, club, ct);
        return await TextOf(db, club, host, ct);
    }

    public IQueryable<long> In(PortalDb db, long placeId, long authorId) => db.Set<Club>().Where(c => c.Id == placeId && c.OpensAs != null).Select(c => c.Id);

    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { OpensAs: not null } club)
        {
            return Problem.NotFound;
        }

        if (club.MemberCount > 1)
        {
            return Problem.Conflict<ClubsText>("LastHost"); // it stood before, and others are in it
        }

        var group = await db.Set<Group>().FirstAsync(g => g.Id == id, ct);
        foreach (var member in await db.Set<Membership>().AsTracking().Where(m => m.GroupId == id).OrderBy(m => m.AccountId).ToListAsync(ct))
        {
            ClubMembers.Remove(db, club, group, member);
        }

        var free = $"~{id}"; // no address that anybody can choose
        await db.Set<Category>().Where(c => c.Id == club.BoardId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Slug, ClubAddress.BoardOf(free)), ct);
        await db.Set<ClubAddress>().Where(a => a.ClubId == id).ExecuteDeleteAsync(ct);
        club.Slug = free;
        return null;
    }

    /// <summary>Takes a club that is at hand from view, inside a deed: for all but its members it is a hidden one.</summary>
    internal static async Task Hide(PortalDb db, Club club, CancellationToken ct)
    {
        var visibility = await db.Set<Group>().Where(g => g.Id == club.Id).Select(g => g.Visibility).FirstAsync(ct);
        club.OpensAs = visibility;
        await ClubVisibilities.Apply(db, club, visibility, Visibility.Hidden, ct);
    }

    /// <summary>Shows it, or shows it again; one that nobody took from view stays as it is.</summary>
    internal static async Task<Problem?> Show(PortalDb db, Club club, CancellationToken ct)
    {
        if (club.OpensAs is { } visibility)
        {
            club.OpensAs = null;
            await ClubVisibilities.Apply(db, club, Visibility.Hidden, visibility, ct);
        }

        return null;
    }

    /// <summary>A club, locked and tracked.</summary>
    internal static async Task<Club?> Find(PortalDb db, long id, CancellationToken ct)
    {
        await db.Lock<Club>(id, ct);
        return await db.Set<Club>().AsTracking().FirstOrDefaultAsync(c => c.Id == id, ct);
    }

    /// <summary>Brings a club before the moderators as it is now, inside a deed.</summary>
    internal static async Task BringUp(PortalDb db, Club club, long founderId, DateTime now, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await db.Keep(new Screened { Held = true, Findings = [new(ScreeningRule.NewClub, 0)] }, new(ModeratedPlaces.Club, club.Id), await TextOf(db, club, founderId, ct), now, ct);
    }

    /// <summary>What moderators look at: what a club says of itself, its rules, what it is found by.</summary>
    internal static string HtmlOf(Club club, IEnumerable<ClubTheme> themes) =>
        club.AboutHtml + club.RulesHtml + string.Concat(themes.OrderBy(t => t.Kind).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => $"<p>{WebUtility.HtmlEncode(t.Name)}</p>"));

    private static async Task<HeldText> TextOf(PortalDb db, Club club, long founderId, CancellationToken ct) =>
        new(founderId, club.Name, HtmlOf(club, (await ClubThemes.Of(db, [club.Id], ct))[club.Id]), new Subject(ModeratedPlaces.Club, club.Id).ToString());

    /// <summary>Who has run it the longest; null where nobody does.</summary>
    internal static Task<long?> HostOf(PortalDb db, long id, CancellationToken ct) =>
        db.Set<Membership>().Where(m => m.GroupId == id && m.Role == GroupRole.Host && !m.Waiting).OrderBy(m => m.Since).ThenBy(m => m.AccountId).Select(m => (long?)m.AccountId).FirstOrDefaultAsync(ct);
}
