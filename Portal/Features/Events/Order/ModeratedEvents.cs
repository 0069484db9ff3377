using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>Events as things that can be reported and hidden.</summary>
internal sealed class ModeratedEvents : ModeratedWriting<Event>
{
    public override string Kind => Event.Kind;

    public override async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from e in db.Set<Event>().SeenBy(db, standing)
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where ids.Contains(e.Id)
            select new { Event = e, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(new(Kind, r.Event.Id), r.Event.Title, SafeHtml.FromStored(r.Event.Html), r.Author, Event.AddressOf(r.Event.Id), r.Event.Hidden, false, r.Event.CreatedAt)
        {
            OwnsTitle = true,
            Place = r.Event.Home,
        });
    }

    public override IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId) =>
        db.Set<Event>().SeenBy(db, reader).Where(e => e.AuthorId == authorId && !e.Hidden).Select(e => new WrittenThing { Id = e.Id, At = e.CreatedAt, InClub = e.GroupId != null, PlaceId = e.GroupId ?? 0 });

    /// <summary>Keeps what came of looking at an event.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Event it, DateTime now, CancellationToken ct) => db.Keep(screened, new(Event.Kind, it.Id), Text(it), now, ct);

    /// <summary>Whether an event waits for a moderator; of one that is seen, nothing is asked.</summary>
    internal static async Task<bool> Waits(PortalDb db, Event it, CancellationToken ct) => it.Hidden && await db.IsHeld(new(Event.Kind, it.Id), ct);

    protected override (AuditAction Hidden, AuditAction Restored) Logged => (AuditAction.EventHidden, AuditAction.EventRestored);

    protected override Task<Event?> Find(PortalDb db, long id, CancellationToken ct) => db.LockEvent(id, ct);

    protected override bool IsHidden(Event it) => it.Hidden;

    protected override HeldText TextOf(Event it) => Text(it);

    protected override async Task Hide(PortalDb db, Event it, CancellationToken ct)
    {
        it.Hidden = true;
        db.Tell(new EventHidden(it.Id, it.GroupId, await db.IsPublic(it.GroupId, ct)));
    }

    /// <summary>While it was hidden nobody was reminded of it: that begins again. One that was called off before anybody had seen it stays hidden: that is news to nobody.</summary>
    protected override async Task Show(PortalDb db, Event it, bool wasSeen, CancellationToken ct)
    {
        if (it.CancelledAt is not null && !wasSeen)
        {
            return;
        }

        it.Hidden = false;
        await db.Set<EventReply>().Where(r => r.EventId == it.Id && (r.State == ReplyState.Going || r.State == ReplyState.Maybe)).ExecuteUpdateAsync(r => r.SetProperty(x => x.RemindAt, x => (DateTime?)x.RemindedUpTo), ct);
        var isPublic = await db.IsPublic(it.GroupId, ct);
        db.Tell(wasSeen ? new EventRestored(it.Id, it.GroupId, isPublic) : new EventPlanned(it.Id, it.GroupId, isPublic));
    }

    protected override void TakeBack(PortalDb db, Event it, DateTime now)
    {
        if (it.CancelledAt is null)
        {
            it.Cancel(now, null); // it stays hidden
            db.Tell(new EventCancelled(it.Id, it.GroupId, Public: false));
        }
    }

    private static HeldText Text(Event it) => new(it.AuthorId, it.Title, it.Html, it.Home.ToString());
}
