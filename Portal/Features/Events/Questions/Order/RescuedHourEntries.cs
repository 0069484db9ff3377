using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Events;

/// <summary>Questions and answers, out of which personal data can be taken, also where others quote it.</summary>
internal sealed class RescuedHourEntries(MarkdownRenderer markdown) : RescuedWriting<HourEntry>(markdown)
{
    public override string Kind => HourEntry.Kind;

    protected override string SearchKind => SearchableHourEntries.Word;

    public override async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        var found = await (
            from x in db.Set<HourEntry>().SeenBy(db, standing)
            join e in db.Set<Event>() on x.EventId equals e.Id
            join a in db.Set<Account>() on x.AuthorId equals a.Id
            where x.Id == id
            select new { Entry = x, e.GroupId, a.Roles }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Problem.NotFound;
        }

        var (entry, place) = (found.Entry, Event.HomeOf(found.Entry.EventId, found.GroupId));
        return new RescuedThing(new(Kind, id), entry.AuthorId, place, [entry.Body, entry.Reason ?? ""]) { Whole = new(Event.Kind, entry.EventId), Address = QuestionHour.TranscriptOf(entry.EventId) }.For(standing, found.Roles);
    }

    public override Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere, here) = (OwnOf(order), order.Sought, order.Everywhere, order.Subject.Kind == Kind ? order.Whole?.Id ?? 0 : 0);
        var rows = db.Set<HourEntry>().Where(x => x.Id == own || ((everywhere || x.EventId == here) && words.Any(w => x.Body.Contains(w))));
        return TakeOut(db, order, tally, rows, x => x.Id == own, ct);
    }

    protected override bool CleanRest(HourEntry it, RescueOrder order)
    {
        var before = it.Reason;
        it.Reason = before is null ? null : Shorten.To(order.Clean(before), HourEntry.MostReason);
        return before != it.Reason;
    }

    protected override Task Tell(PortalDb db, HourEntry it, long? byId, CancellationToken ct)
    {
        db.Tell(new HourEntryEdited(it.EventId, it.Id, it.Number) { ById = byId });
        return Task.CompletedTask;
    }
}
