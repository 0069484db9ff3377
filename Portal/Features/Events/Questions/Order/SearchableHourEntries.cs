using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Events;

/// <summary>The transcripts of question hours as search needs them: each question and each answer by itself.</summary>
internal sealed class SearchableHourEntries(MarkdownRenderer markup) : SearchableRows(markup)
{
    /// <summary>What they are called in the index.</summary>
    public const string Word = "hour";

    public override string Kind => Word;

    /// <summary>A question that is hidden or put aside takes its answers along.</summary>
    public override async Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct)
    {
        var touched = await base.Touched(db, news, ct);
        return touched.Count == 0 ? touched : [.. touched, .. await db.Set<HourEntry>().Where(x => x.QuestionId != null && touched.Contains(x.QuestionId.Value)).Select(x => x.Id).ToListAsync(ct)];
    }

    public override async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<HourEntry>().ThatStand(db).Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.AuthorId, x.Html, x.At }).ToListAsync(ct);
        return rows.ConvertAll(x => new SearchableText(x.Id, Kind, null, Words(x.Html), x.At) { Marks = [SearchOperators.AuthorMark(x.AuthorId)] });
    }

    public override async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from x in Readable(db, standing, ids)
            join e in db.Set<Event>() on x.EventId equals e.Id
            join a in db.Set<Account>() on x.AuthorId equals a.Id
            select new { x.Id, x.EventId, x.Number, x.Html, x.At, e.Title, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(x => new SearchHit(Kind, x.Id, QuestionHour.TranscriptOf(x.EventId, x.Number), x.Title, Excerpt.Around(Words(x.Html), query), x.Author, x.At)
        {
            Whole = $"{Event.Kind}:{x.EventId}",
        });
    }

    protected override long? TouchedBy(News news) => news is HourVoted ? null : (news as HourEntryNews)?.EntryId;

    protected override IQueryable<long> All(PortalDb db) => db.Set<HourEntry>().Select(x => x.Id);

    protected override IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids) => Readable(db, standing, ids).Select(x => x.Id);

    private static IQueryable<HourEntry> Readable(PortalDb db, Standing standing, IReadOnlyList<long> ids)
    {
        var events = db.Set<Event>().SeenBy(db, standing);
        return db.Set<HourEntry>().ThatStand(db).Where(x => ids.Contains(x.Id) && events.Any(e => e.Id == x.EventId && !e.Hidden));
    }
}
