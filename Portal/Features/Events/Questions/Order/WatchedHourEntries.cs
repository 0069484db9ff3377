using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Events;

/// <summary>Questions and answers in the moderators' watch, among what is said at events.</summary>
internal sealed class WatchedHourEntries : IWatched
{
    public string Kind => HourEntry.Kind;

    public WatchKind As => WatchKind.Event;

    public Heard? Hear(News news) => news switch
    {
        HourAsked asked => new HeardWords(asked.EntryId, Changed: false),
        HourAnswered answered => new HeardWords(answered.EntryId, Changed: false),
        HourEntryEdited edited => new HeardWords(edited.EntryId, Changed: true, edited.ById),
        HourEntryDeleted or HourEntryHidden or HourEntryRestored => new HeardSight(((HourEntryNews)news).EntryId),
        _ => null,
    };

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<HourEntry>().Where(x => ids.Contains(x.Id)).Join(db.Set<Event>(), x => x.EventId, e => e.Id, (x, e) => new { x.Id, x.AuthorId, x.EventId, x.Html, x.QuestionId, e.GroupId }).ToListAsync(ct);
        return rows.ConvertAll(x => new WatchedText(x.Id, x.AuthorId, new(Event.Kind, x.EventId), Event.HomeOf(x.EventId, x.GroupId), "", x.Html, IsAnswer: x.QuestionId is not null));
    }

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (
            from x in db.Set<HourEntry>().SeenBy(db, standing)
            join e in db.Set<Event>() on x.EventId equals e.Id
            join a in db.Set<Account>() on x.AuthorId equals a.Id
            where ids.Contains(x.Id)
            select new { Entry = x, e.Title, e.GroupId, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return [.. rows.Where(r => EventRules.Moderates(standing, r.GroupId)).Select(r => new WatchedItem(
            new(Kind, r.Entry.Id), r.Author, "", r.Title, QuestionHour.TranscriptOf(r.Entry.EventId, r.Entry.Number), SafeHtml.FromStored(r.Entry.Html), r.Entry.At, r.Entry.Hidden, r.Entry.DeletedAt is not null)
        {
            Acts = WatchActs.Decide,
        })];
    }
}
