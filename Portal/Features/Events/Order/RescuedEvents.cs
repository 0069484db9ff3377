using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Events;

/// <summary>Events, out of which personal data can be taken, also where they quote what others wrote.</summary>
internal sealed class RescuedEvents(MarkdownRenderer markdown) : RescuedWriting<Event>(markdown)
{
    public override string Kind => Event.Kind;

    public override async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        if (await db.Set<Event>().SeenBy(db, standing).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        var roles = await db.Set<Account>().Where(a => a.Id == found.AuthorId).Select(a => a.Roles).FirstAsync(ct);
        return new RescuedThing(new(Kind, id), found.AuthorId, found.Home, [found.Title, found.Body, found.Place, found.Link ?? "", found.CancelReason ?? ""]) { Address = Event.AddressOf(id) }.For(standing, roles);
    }

    /// <summary>All events of a series say the same.</summary>
    public override async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (OwnOf(order), order.Sought, order.Everywhere);
        var series = await db.Set<Event>().Where(e => e.Id == own).Select(e => e.SeriesId).FirstOrDefaultAsync(ct);
        var rows = db.Set<Event>().Where(e => e.Id == own || (series != null && e.SeriesId == series) || (everywhere && words.Any(w => e.Body.Contains(w))));
        await TakeOut(db, order, tally, rows, e => e.Id == own || (series is not null && e.SeriesId == series), ct);
    }

    /// <summary>A link in which they stand goes as a whole: half of one leads nowhere.</summary>
    protected override bool CleanRest(Event it, RescueOrder order)
    {
        var before = (it.Title, it.Place, it.Link, it.CancelReason);
        (it.Title, it.Place) = (Shorten.To(order.Clean(it.Title), Event.MostTitle), Shorten.To(order.Clean(it.Place), Event.MostPlace));
        it.Link = order.IsIn(it.Link) ? null : it.Link;
        it.CancelReason = it.CancelReason is { } reason ? Shorten.To(order.Clean(reason), Event.MostReason) : null;
        if (it.Title != before.Title)
        {
            order.Titles[before.Title] = it.Title; // the others of its series may have been decided about under it
        }

        return before != (it.Title, it.Place, it.Link, it.CancelReason);
    }

    protected override async Task Tell(PortalDb db, Event it, long? byId, CancellationToken ct)
    {
        it.Revision++; // calendars that have it take it over anew
        db.Tell(new EventChanged(it.Id, it.GroupId, !it.Hidden && await db.IsPublic(it.GroupId, ct)) { ById = byId });
    }
}
