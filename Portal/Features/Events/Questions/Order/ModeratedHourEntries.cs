using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>Questions and answers as things that can be reported and hidden. A question that is hidden is answered no more; its number stays taken.</summary>
internal sealed class ModeratedHourEntries : IModerated
{
    public string Kind => HourEntry.Kind;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from x in db.Set<HourEntry>().SeenBy(db, standing)
            join e in db.Set<Event>() on x.EventId equals e.Id
            join a in db.Set<Account>() on x.AuthorId equals a.Id
            where ids.Contains(x.Id)
            select new { Entry = x, e.Title, e.GroupId, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(
            new(Kind, r.Entry.Id), r.Title, SafeHtml.FromStored(r.Entry.Html), r.Author, QuestionHour.TranscriptOf(r.Entry.EventId, r.Entry.Number), r.Entry.Hidden, r.Entry.DeletedAt is not null, r.Entry.At)
        {
            Place = Event.HomeOf(r.Entry.EventId, r.GroupId),
        });
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => HeldHourEntries.Find(db, id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private static async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        if (await HeldHourEntries.Find(db, id, ct) is not var (it, entry))
        {
            return Problem.NotFound;
        }

        if (entry.Hidden == hidden)
        {
            return null;
        }

        if (!hidden && await db.ApproveHeld(actor, new(HourEntry.Kind, id), reason, now, ct) is { } wasSeen)
        {
            await HeldHourEntries.Show(db, entry, wasSeen, now, ct);
            return null;
        }

        entry.Hidden = hidden;
        db.Audit(actor, hidden ? AuditAction.HourEntryHidden : AuditAction.HourEntryRestored, new(HourEntry.Kind, id), now, reason, place: it.Home, whom: entry.AuthorId);
        if (entry.DeletedAt is null)
        {
            db.Tell(hidden ? new HourEntryHidden(entry.EventId, id, entry.Number) : new HourEntryRestored(entry.EventId, id, entry.Number));
        }

        return null;
    }
}
