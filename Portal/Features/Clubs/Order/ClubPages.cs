using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Clubs;

/// <summary>The pages of clubs as things that can be reported. One that is taken from view is a hidden club until it is shown again. Who wrote it is taken to be who has run the club the longest.</summary>
internal sealed class ClubPages : IModerated
{
    public string Kind => ModeratedPlaces.Club;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var hosts = db.Set<Membership>().Where(m => m.Role == GroupRole.Host && !m.Waiting);
        var rows = await (
            from c in db.Set<Club>().SeenBy(db, standing)
            where ids.Contains(c.Id) && hosts.Any(m => m.GroupId == c.Id)
            select new { Club = c, Host = hosts.Where(m => m.GroupId == c.Id).OrderBy(m => m.Since).ThenBy(m => m.AccountId).Select(m => m.AccountId).First() }).AsNoTracking().ToListAsync(ct);
        var people = rows.ConvertAll(r => r.Host);
        var known = await db.Set<Account>().Where(a => people.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(a => a.Id, ct);
        var themes = await ClubThemes.Of(db, rows.ConvertAll(r => r.Club.Id), ct);
        return rows.ConvertAll(r => new ModeratedThing(
            new(Kind, r.Club.Id), r.Club.Name, SafeHtml.FromStored(HeldClubs.HtmlOf(r.Club, themes[r.Club.Id])), known[r.Host], $"/clubs/{r.Club.Slug}", r.Club.OpensAs is not null, false, r.Club.CreatedAt)
        {
            OwnsTitle = true,
            Place = new(Kind, r.Club.Id),
        });
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => HeldClubs.Find(db, id, ct);

    public async Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct)
    {
        if (await HeldClubs.Find(db, id, ct) is not { } club)
        {
            return Problem.NotFound;
        }

        if (club.OpensAs is null)
        {
            await Note(db, actor, AuditAction.ClubHidden, id, reason, now, ct);
            await HeldClubs.Hide(db, club, ct);
        }

        return null;
    }

    public async Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct)
    {
        if (await HeldClubs.Find(db, id, ct) is not { } club)
        {
            return Problem.NotFound;
        }

        if (club.OpensAs is not null && await db.ApproveHeld(actor, new(Kind, id), reason, now, ct) is null)
        {
            await Note(db, actor, AuditAction.ClubRestored, id, reason, now, ct);
        }

        return await HeldClubs.Show(db, club, ct);
    }

    private async Task Note(PortalDb db, Actor actor, AuditAction action, long id, string reason, DateTime now, CancellationToken ct) =>
        db.Audit(actor, action, new(Kind, id), now, reason, place: new(Kind, id), whom: await HeldClubs.HostOf(db, id, ct));
}
