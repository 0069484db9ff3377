using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Events;

/// <summary>Events, out of which personal data can be taken, also where they quote what others wrote.</summary>
internal sealed class RescuedEvents(MarkdownRenderer markdown) : IRescued
{
    private const int MostQuotes = 1000;

    public string Kind => Event.Kind;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        if (await db.Set<Event>().SeenBy(db, standing).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        var roles = await db.Set<Account>().Where(a => a.Id == found.AuthorId).Select(a => a.Roles).FirstAsync(ct);
        return (ModerationRules.MayNotModerate(standing, found.Home) ?? ModerationRules.IsAbove(standing, roles)) is { } refused ? refused
            : new RescuedThing(new(Kind, id), found.AuthorId, found.Home, [found.Title, found.Body, found.Place, found.Link ?? "", found.CancelReason ?? ""]) { Address = Event.AddressOf(id) };
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought, order.Everywhere);
        var series = await db.Set<Event>().Where(e => e.Id == own).Select(e => e.SeriesId).FirstOrDefaultAsync(ct);
        foreach (var it in await db.Set<Event>().AsTracking().Where(e => e.Id == own || (series != null && e.SeriesId == series) || (everywhere && words.Any(w => e.Body.Contains(w)))).OrderByDescending(e => e.Id).Take(MostQuotes).ToListAsync(ct))
        {
            var isOwn = it.Id == own || (series is not null && it.SeriesId == series); // all events of a series say the same
            var changed = isOwn ? Clean(it, order) : TakeOver(it, order.CleanQuotes(it.Body), order);
            if (changed)
            {
                tally.Add(isOwn ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
                order.Found.Add((Kind, it.Id));
                it.Revision++; // calendars that have it take it over anew
                db.Tell(new EventChanged(it.Id, it.GroupId, !it.Hidden && await db.IsPublic(it.GroupId, ct)) { ById = order.ReaderOf(new(Kind, it.Id)) });
            }
        }
    }

    /// <summary>A link in which they stand goes as a whole: half of one leads nowhere.</summary>
    private bool Clean(Event it, RescueOrder order)
    {
        var before = (it.Title, it.Body, it.Place, it.Link, it.CancelReason);
        (it.Title, it.Place) = (Shorten.To(order.Clean(it.Title), Event.MostTitle), Shorten.To(order.Clean(it.Place), Event.MostPlace));
        it.Link = order.IsIn(it.Link) ? null : it.Link;
        it.CancelReason = it.CancelReason is { } reason ? Shorten.To(order.Clean(reason), Event.MostReason) : null;
        TakeOver(it, order.Clean(it.Body), order);
        return before != (it.Title, it.Body, it.Place, it.Link, it.CancelReason);
    }

    private bool TakeOver(Event it, string body, RescueOrder order)
    {
        if (body == it.Body)
        {
            return false;
        }

        var html = order.Show(markdown, it.Body, it.Html, body);
        order.Change(new(Kind, it.Id), it.Html, html);
        (it.Body, it.Html) = (body, html);
        return true;
    }
}
