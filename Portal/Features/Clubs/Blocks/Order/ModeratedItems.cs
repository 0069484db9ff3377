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
internal sealed class ModeratedItems : ModeratedWriting<ClubItem>
{
    public override string Kind => ClubItem.Word;

    public override async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
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
            OwnsTitle = true,
            Place = r.Item.Home(),
        });
    }

    public override IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId) =>
        db.Set<ClubItem>().SeenBy(db, reader).Where(i => i.AuthorId == authorId && i.DeletedAt == null && !i.Hidden).Select(i => new WrittenThing { Id = i.Id, At = i.CreatedAt, InClub = true, PlaceId = i.ClubId });

    /// <summary>Keeps what came of looking at one.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, ClubItem it, DateTime now, CancellationToken ct) => db.Keep(screened, new(ClubItem.Word, it.Id), Text(it), now, ct);

    protected override (AuditAction Hidden, AuditAction Restored) Logged => (AuditAction.ClubItemHidden, AuditAction.ClubItemRestored);

    protected override Task<ClubItem?> Find(PortalDb db, long id, CancellationToken ct) => db.LockItem(id, ct);

    protected override bool IsHidden(ClubItem it) => it.Hidden;

    protected override bool IsGone(ClubItem it) => it.DeletedAt is not null;

    protected override HeldText TextOf(ClubItem it) => Text(it);

    protected override Task Hide(PortalDb db, ClubItem it, CancellationToken ct)
    {
        it.Hidden = true;
        db.Tell(new ClubItemHidden(it.Id, it.ClubId));
        return Task.CompletedTask;
    }

    protected override Task Show(PortalDb db, ClubItem it, bool wasSeen, CancellationToken ct)
    {
        it.Hidden = false;
        if (it.DeletedAt is null)
        {
            db.Tell(wasSeen ? new ClubItemRestored(it.Id, it.ClubId) : new ClubItemAdded(it.Id, it.ClubId));
        }

        return Task.CompletedTask;
    }

    protected override void TakeBack(PortalDb db, ClubItem it, DateTime now) => it.DeletedAt ??= now; // it stays hidden: nobody ever saw it

    private static HeldText Text(ClubItem it) => new(it.AuthorId, it.Title, ItemWords.Html(it), it.Home().ToString());
}
