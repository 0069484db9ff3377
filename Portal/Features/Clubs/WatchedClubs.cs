using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Clubs in the moderators' watch: their names, what they say of themselves and what stands above their blocks, hidden ones too. Who wrote it is taken to be who has run the club the longest.</summary>
internal sealed class WatchedClubs : IWatched
{
    public string Kind => ModeratedPlaces.Club;

    public WatchKind As => WatchKind.Club;

    public Heard? Hear(News news) => news switch
    {
        ClubCreated created => new HeardWords(created.ClubId, Changed: false),
        ClubChanged changed => new HeardWords(changed.ClubId, Changed: true, changed.ById),
        _ => null,
    };

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct) =>
        [.. (await Known(db, ids, ct)).Select(c => new WatchedText(c.Id, c.HostId!.Value, new(Kind, c.Id), new(Kind, c.Id), c.Name, c.AboutHtml))];

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var clubs = (await Known(db, ids, ct)).Where(c => ClubRules.MaySee(standing, c.Visibility, c.Id)).ToList();
        var hosts = clubs.ConvertAll(c => c.HostId!.Value);
        var people = await db.Set<Account>().Where(a => hosts.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(a => a.Id, ct);
        return clubs.ConvertAll(c => new WatchedItem(new(Kind, c.Id), people[c.HostId!.Value], "", c.Name, $"/clubs/{c.Slug}", SafeHtml.FromStored(c.AboutHtml), c.CreatedAt, Hidden: false, Deleted: false));
    }

    public async Task<IReadOnlyList<WatchedPlace>> Places(PortalDb db, Standing standing, CancellationToken ct)
    {
        var (all, own) = (standing.IsModerator, standing.Places.Clubs);
        var clubs = await db.Set<Club>().Where(c => all || own.Contains(c.Id)).Join(db.Set<Group>(), c => c.Id, g => g.Id, (c, g) => new { c.Id, c.Name, g.Visibility }).OrderBy(c => c.Name).Take(Watch.MostPlaces).ToListAsync(ct);
        return [.. clubs.Where(c => ClubRules.MaySee(standing, c.Visibility, c.Id)).Select(c => new WatchedPlace(new(Kind, c.Id), c.Name))];
    }

    /// <summary>Those that somebody runs.</summary>
    private static async Task<List<KnownClub>> Known(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var titles = (await db.Set<ClubBlock>().Where(b => ids.Contains(b.ClubId) && b.Title != null).OrderBy(b => b.Place).Select(b => new { b.ClubId, b.Title }).ToListAsync(ct)).ToLookup(b => b.ClubId, b => $"<p>{WebUtility.HtmlEncode(b.Title)}</p>");
        var hosts = db.Set<Membership>().Where(m => m.Role == GroupRole.Host && !m.Waiting);
        var clubs = await (
            from c in db.Set<Club>()
            join g in db.Set<Group>() on c.Id equals g.Id
            where ids.Contains(c.Id) && hosts.Any(m => m.GroupId == c.Id)
            select new KnownClub(c.Id, c.Slug, c.Name, c.AboutHtml + c.RulesHtml, c.CreatedAt, g.Visibility, hosts.Where(m => m.GroupId == c.Id).OrderBy(m => m.Since).ThenBy(m => m.AccountId).Select(m => (long?)m.AccountId).FirstOrDefault())).ToListAsync(ct);
        return clubs.ConvertAll(c => c with { AboutHtml = string.Concat([c.AboutHtml, .. titles[c.Id]]) });
    }

    private sealed record KnownClub(long Id, string Slug, string Name, string AboutHtml, DateTime CreatedAt, Visibility Visibility, long? HostId);
}
