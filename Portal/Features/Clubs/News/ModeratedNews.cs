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
internal sealed class ModeratedNews : ModeratedWriting<NewsItem>
{
    public override string Kind => NewsItem.Kind;

    public override async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from n in db.Set<NewsItem>().SeenBy(db, standing)
            join c in db.Set<Club>() on n.ClubId equals c.Id
            join a in db.Set<Account>() on n.AuthorId equals a.Id
            where ids.Contains(n.Id) && n.PublishAt != null
            select new { Item = n, c.Slug, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(new(Kind, r.Item.Id), r.Item.Title, SafeHtml.FromStored(r.Item.Html), r.Author, NewsItem.AddressOf(r.Slug, r.Item.Id), r.Item.Hidden, r.Item.WithdrawnAt is not null, r.Item.PublishedAt ?? r.Item.CreatedAt)
        {
            OwnsTitle = true,
            Place = r.Item.Place,
        });
    }

    /// <summary>What waits for its time is among it; what is a draft is not.</summary>
    public override IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId) =>
        db.Set<NewsItem>().SeenBy(db, reader).Where(n => n.AuthorId == authorId && n.PublishAt != null && n.WithdrawnAt == null && !n.Hidden).Select(n => new WrittenThing { Id = n.Id, At = n.CreatedAt, InClub = true, PlaceId = n.ClubId });

    /// <summary>Keeps what came of looking at one.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, NewsItem item, DateTime now, CancellationToken ct) => db.Keep(screened, new(NewsItem.Kind, item.Id), Text(item), now, ct);

    protected override (AuditAction Hidden, AuditAction Restored) Logged => (AuditAction.ClubNewsHidden, AuditAction.ClubNewsRestored);

    protected override async Task<NewsItem?> Find(PortalDb db, long id, CancellationToken ct)
    {
        await db.Lock<NewsItem>(id, ct);
        return await db.Set<NewsItem>().AsTracking().FirstOrDefaultAsync(n => n.Id == id, ct);
    }

    protected override bool IsHidden(NewsItem it) => it.Hidden;

    protected override bool IsGone(NewsItem it) => it.WithdrawnAt is not null;

    protected override HeldText TextOf(NewsItem it) => Text(it);

    protected override Task Hide(PortalDb db, NewsItem it, CancellationToken ct)
    {
        it.Hidden = true;
        db.Tell(new ClubNewsHidden(it.Id, it.ClubId));
        return Task.CompletedTask;
    }

    /// <summary>What was withdrawn, or whose time has not come, is news to nobody.</summary>
    protected override Task Show(PortalDb db, NewsItem it, bool wasSeen, CancellationToken ct)
    {
        it.Hidden = false;
        if (it is { PublishedAt: not null, WithdrawnAt: null })
        {
            db.Tell(wasSeen ? new ClubNewsRestored(it.Id, it.ClubId) : new ClubNewsPublished(it.Id, it.ClubId));
        }

        return Task.CompletedTask;
    }

    protected override void TakeBack(PortalDb db, NewsItem it, DateTime now) => it.WithdrawnAt ??= now; // it stays hidden, and nobody ever hears of it

    private static HeldText Text(NewsItem it) => new(it.AuthorId, it.Title, it.Html, it.Place.ToString());
}
