using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Events;

/// <summary>Events in the moderators' watch: what they are called and what they say, where they take place, and why they do not.</summary>
internal sealed class WatchedEvents : IWatched
{
    public string Kind => Event.Kind;

    public WatchKind As => WatchKind.Event;

    public Heard? Hear(News news) => news switch
    {
        EventPlanned planned => new HeardWords(planned.EventId, Changed: false),
        EventChanged changed => new HeardWords(changed.EventId, Changed: true, changed.ById),
        EventCancelled cancelled => new HeardWords(cancelled.EventId, Changed: true, cancelled.ById),
        EventHidden hidden => new HeardSight(hidden.EventId),
        EventRestored restored => new HeardSight(restored.EventId),
        _ => null,
    };

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct) =>
        [.. (await db.Set<Event>().Where(e => ids.Contains(e.Id)).ToListAsync(ct)).Select(e => new WatchedText(e.Id, e.AuthorId, new(Kind, e.Id), e.Home, e.Title, TextOf(e)))];

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (
            from e in db.Set<Event>().SeenBy(db, standing)
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where ids.Contains(e.Id)
            select new { Event = e, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return [.. rows.Where(r => EventRules.Moderates(standing, r.Event.GroupId)).Select(r => new WatchedItem(
            new(Kind, r.Event.Id), r.Author, "", r.Event.Title, Event.AddressOf(r.Event.Id), SafeHtml.FromStored(TextOf(r.Event)), r.Event.CreatedAt, r.Event.Hidden, Deleted: false)
        {
            Acts = WatchActs.Decide,
        })];
    }

    /// <summary>The text, and behind it what else was written in words of their own.</summary>
    private static string TextOf(Event e) => string.Concat([e.Html, .. new[] { e.Place, e.Link, e.CancelReason }.Where(words => !string.IsNullOrEmpty(words)).Select(words => $"<p>{WebUtility.HtmlEncode(words)}</p>")]);
}
