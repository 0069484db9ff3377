using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Events;

/// <summary>Questions and answers, out of which personal data can be taken, also where others quote it.</summary>
internal sealed class RescuedHourEntries(MarkdownRenderer markdown) : IRescued
{
    private const int MostQuotes = 1000;

    public string Kind => HourEntry.Kind;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
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
        return (ModerationRules.MayNotModerate(standing, place) ?? ModerationRules.IsAbove(standing, found.Roles)) is { } refused ? refused
            : new RescuedThing(new(Kind, id), entry.AuthorId, place, [entry.Body, entry.Reason ?? ""]) { Whole = new(Event.Kind, entry.EventId), Address = QuestionHour.TranscriptOf(entry.EventId) };
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere, here) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought, order.Everywhere, order.Subject.Kind == Kind ? order.Whole?.Id ?? 0 : 0);
        foreach (var entry in await db.Set<HourEntry>().AsTracking().Where(x => x.Id == own || ((everywhere || x.EventId == here) && words.Any(w => x.Body.Contains(w)))).OrderByDescending(x => x.Id).Take(MostQuotes).ToListAsync(ct))
        {
            var isOwn = entry.Id == own;
            var reason = isOwn && entry.Reason is { } why ? Shorten.To(order.Clean(why), HourEntry.MostReason) : entry.Reason;
            var body = isOwn ? order.Clean(entry.Body) : order.CleanQuotes(entry.Body);
            if (body == entry.Body && reason == entry.Reason)
            {
                continue;
            }

            var html = order.Show(markdown, entry.Body, entry.Html, body);
            order.Change(new(Kind, entry.Id), entry.Html, html);
            (entry.Body, entry.Html, entry.Reason) = (body, html, reason);
            tally.Add(isOwn ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
            order.Found.Add((SearchableHourEntries.Word, entry.Id));
            db.Tell(new HourEntryEdited(entry.EventId, entry.Id, entry.Number) { ById = order.ReaderOf(new(Kind, entry.Id)) });
        }
    }
}
