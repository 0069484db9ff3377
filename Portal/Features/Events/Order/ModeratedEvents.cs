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
internal sealed class ModeratedEvents : IModerated
{
    public string Kind => Event.Kind;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from e in db.Set<Event>().SeenBy(db, standing)
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where ids.Contains(e.Id)
            select new { Event = e, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(new(Kind, r.Event.Id), r.Event.Title, SafeHtml.FromStored(r.Event.Html), r.Author, Event.AddressOf(r.Event.Id), r.Event.Hidden, false, r.Event.CreatedAt)
        {
            Place = r.Event.Home,
        });
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.Lock<Event>(id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private static async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        if (await db.LockEvent(id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (it.Hidden == hidden)
        {
            return null;
        }

        if (!hidden && await db.ApproveHeld(actor, new(Event.Kind, id), reason, now, ct) is { } wasSeen)
        {
            await HeldEvents.Show(db, it, wasSeen, ct);
            return null;
        }

        it.Hidden = hidden;
        db.Audit(actor, hidden ? AuditAction.EventHidden : AuditAction.EventRestored, new(Event.Kind, id), now, reason, place: it.Home, whom: it.AuthorId);
        if (hidden)
        {
            db.Tell(new EventHidden(id, it.GroupId, await db.IsPublic(it.GroupId, ct)));
            return null;
        }

        await HeldEvents.Show(db, it, wasSeen: true, ct);
        return null;
    }
}
