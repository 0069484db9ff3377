using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Clubs;

/// <summary>Articles, downloads, photos and feedback as things that can be reported and hidden.</summary>
internal sealed class ModeratedItems : IModerated
{
    public string Kind => ClubItem.Word;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from i in db.Set<ClubItem>().SeenBy(db, standing)
            join c in db.Set<Club>() on i.ClubId equals c.Id
            join a in db.Set<Account>() on i.AuthorId equals a.Id
            where ids.Contains(i.Id)
            select new { Item = i, c.Slug, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(
            new(Kind, r.Item.Id), r.Item.Title, SafeHtml.FromStored(ItemWords.Html(r.Item)), r.Author, ItemEntry.AddressOf(r.Slug, r.Item.Kind, r.Item.ParentId ?? r.Item.Id, r.Item.Title), r.Item.Hidden, r.Item.DeletedAt is not null, r.Item.CreatedAt)
        {
            Place = r.Item.Home(),
        });
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.LockItem(id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private static async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        if (await db.LockItem(id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (it.Hidden == hidden)
        {
            return null;
        }

        if (!hidden && await db.ApproveHeld(actor, new(ClubItem.Word, id), reason, now, ct) is { } wasSeen)
        {
            HeldItems.Show(db, it, wasSeen);
            return null;
        }

        db.Audit(actor, hidden ? AuditAction.ClubItemHidden : AuditAction.ClubItemRestored, new(ClubItem.Word, id), now, reason, place: it.Home(), whom: it.AuthorId);
        if (!hidden)
        {
            HeldItems.Show(db, it, wasSeen: true);
            return null;
        }

        it.Hidden = true;
        db.Tell(new ClubItemHidden(id, it.ClubId));
        return null;
    }
}
