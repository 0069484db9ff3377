using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>A question or an answer with its event, which is locked first, as everywhere.</summary>
/// <param name="It">The event.</param>
/// <param name="Entry">The question or the answer.</param>
internal sealed record HourEntryAtHand(Event It, HourEntry Entry);

/// <summary>Questions and answers as things that can be reported and hidden. A question that is hidden is answered no more; its number stays taken.</summary>
internal sealed class ModeratedHourEntries(TimeProvider time) : ModeratedWriting<HourEntryAtHand>
{
    public override string Kind => HourEntry.Kind;

    public override async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
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

    public override IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId) =>
        from x in db.Set<HourEntry>().SeenBy(db, reader)
        join e in db.Set<Event>() on x.EventId equals e.Id
        where x.AuthorId == authorId && x.DeletedAt == null && !x.Hidden
        select new WrittenThing { Id = x.Id, At = x.At, InClub = e.GroupId != null, PlaceId = e.GroupId ?? 0 };

    public override IQueryable<long> In(PortalDb db, long placeId, long authorId) => db.Set<HourEntry>().Where(e => e.EventId == placeId && e.AuthorId == authorId && e.Hidden).Select(e => e.Id);

    /// <summary>Keeps what came of looking at one.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Event it, HourEntry entry, DateTime now, CancellationToken ct) => db.Keep(screened, new(HourEntry.Kind, entry.Id), Text(it, entry), now, ct);

    protected override (AuditAction Hidden, AuditAction Restored) Logged => (AuditAction.HourEntryHidden, AuditAction.HourEntryRestored);

    protected override async Task<HourEntryAtHand?> Find(PortalDb db, long id, CancellationToken ct)
    {
        var eventId = await db.Set<HourEntry>().Where(e => e.Id == id).Select(e => e.EventId).FirstOrDefaultAsync(ct);
        return await db.LockEvent(eventId, ct) is { } it && await db.Set<HourEntry>().AsTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is { } entry ? new(it, entry) : null;
    }

    protected override bool IsHidden(HourEntryAtHand it) => it.Entry.Hidden;

    protected override bool IsGone(HourEntryAtHand it) => it.Entry.DeletedAt is not null;

    protected override HeldText TextOf(HourEntryAtHand it) => Text(it.It, it.Entry);

    protected override Task Hide(PortalDb db, HourEntryAtHand it, CancellationToken ct)
    {
        it.Entry.Hidden = true;
        if (!IsGone(it))
        {
            db.Tell(new HourEntryHidden(it.Entry.EventId, it.Entry.Id, it.Entry.Number));
        }

        return Task.CompletedTask;
    }

    protected override async Task Show(PortalDb db, HourEntryAtHand it, bool wasSeen, CancellationToken ct)
    {
        var entry = it.Entry;
        entry.Hidden = false;
        if (IsGone(it))
        {
            return;
        }

        if (wasSeen)
        {
            db.Tell(new HourEntryRestored(entry.EventId, entry.Id, entry.Number));
        }
        else
        {
            await HourWriting.Tell(db, entry, time.GetUtcNow().UtcDateTime, ct);
        }
    }

    protected override void TakeBack(PortalDb db, HourEntryAtHand it, DateTime now)
    {
        if (!IsGone(it))
        {
            it.Entry.DeletedAt = now;
            db.Tell(new HourEntryDeleted(it.Entry.EventId, it.Entry.Id, it.Entry.Number));
        }
    }

    private static HeldText Text(Event it, HourEntry entry) => new(entry.AuthorId, it.Title, entry.Html, it.Home.ToString());
}
