using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Clubs;

/// <summary>News of clubs as things that can be reported and hidden.</summary>
internal sealed class ModeratedNews : IModerated
{
    public string Kind => NewsItem.Kind;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from n in db.Set<NewsItem>().SeenBy(db, standing)
            join c in db.Set<Club>() on n.ClubId equals c.Id
            join a in db.Set<Account>() on n.AuthorId equals a.Id
            where ids.Contains(n.Id) && n.PublishAt != null
            select new { Item = n, c.Slug, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(new(Kind, r.Item.Id), r.Item.Title, SafeHtml.FromStored(r.Item.Html), r.Author, NewsItem.AddressOf(r.Slug, r.Item.Id), r.Item.Hidden, r.Item.WithdrawnAt is not null, r.Item.PublishedAt ?? r.Item.CreatedAt)
        {
            Place = r.Item.Place,
        });
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => HeldNews.Lock(db, id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private static async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        if (await HeldNews.Lock(db, id, ct) is not { } item)
        {
            return Problem.NotFound;
        }

        if (item.Hidden == hidden)
        {
            return null;
        }

        if (!hidden && await db.ApproveHeld(actor, new(NewsItem.Kind, id), reason, now, ct) is { } wasSeen)
        {
            HeldNews.Show(db, item, wasSeen);
            return null;
        }

        db.Audit(actor, hidden ? AuditAction.ClubNewsHidden : AuditAction.ClubNewsRestored, new(NewsItem.Kind, id), now, reason, place: item.Place, whom: item.AuthorId);
        if (hidden)
        {
            item.Hidden = true;
            db.Tell(new ClubNewsHidden(id, item.ClubId));
            return null;
        }

        HeldNews.Show(db, item, wasSeen: true);
        return null;
    }
}
