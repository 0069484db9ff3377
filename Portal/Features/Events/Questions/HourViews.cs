using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>What pages and the API read of question hours.</summary>
public sealed class HourViews(Database database, SharedViews shared, NewsLog log, NamedPlaces places, IGroupBars bars, MarkdownRenderer markdown, Screening screening, TimeProvider time)
{
    private static readonly IReadOnlySet<long> NoVotes = new HashSet<long>();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The event of an hour, and how its reader stands to it; null where there is none to see.</summary>
    public async Task<HourView?> Find(Actor actor, long eventId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        if (await db.Set<Event>().SeenBy(db, standing).FirstOrDefaultAsync(e => e.Id == eventId && db.Set<QuestionHour>().Any(h => h.EventId == eventId), ct) is not { } it)
        {
            return null;
        }

        var home = it.GroupId is null ? null : (await places.Find(db, standing, [it.Home], ct)).GetValueOrDefault(it.Home);
        return new(eventId, it.GroupId, it.Title, it.StartsAt, it.EndsAt, it.Zone, it.CancelledAt is not null, standing, home);
    }

    /// <summary>The hour as somebody sees it at this moment; null where there is none to see.</summary>
    public async Task<HourSight?> Look(Actor actor, long eventId, CancellationToken ct) =>
        await Find(actor, eventId, ct) is { } view ? new(view, await Read(eventId, view.GroupId), await Votes(actor, eventId, ct), Now) : null;

    /// <summary>The same for a page: read once for all who look on, however many they are.</summary>
    internal async Task<HourSight> Sight(HourView view, IReadOnlySet<long> votes)
    {
        var version = log.Version(EventNews.Channel(view.EventId));
        return new(view, await shared.Get((typeof(HourViews), view.EventId, version), () => Read(view.EventId, view.GroupId)), votes, Now);
    }

    /// <summary>The questions of an hour that somebody would like to have answered.</summary>
    internal async Task<IReadOnlySet<long>> Votes(Actor actor, long eventId, CancellationToken ct) => actor.AccountId is not { } me ? NoVotes : await database.Read(async db => (IReadOnlySet<long>)(await (
        from v in db.Set<HourVote>()
        join e in db.Set<HourEntry>() on v.QuestionId equals e.Id
        where e.EventId == eventId && v.AccountId == me
        select e.Id).ToListAsync(ct)).ToHashSet());

    /// <summary>A question or an answer in plain text.</summary>
    public string Plain(HourLine line) => markdown.PlainText(SafeHtml.FromStored(line.Html));

    /// <summary>Covers in Markdown what is covered on the page; only who wrote it reads it as it was written.</summary>
    internal ValueTask<Func<string, Subject?, string>> Cover(CancellationToken ct) => screening.CoverAt(ct);

    private Task<HourBoard> Read(long eventId, long? groupId) => database.Read(async db =>
    {
        var hour = await db.Set<QuestionHour>().FirstAsync(h => h.EventId == eventId);
        var guests = await (
            from g in HourGuest.Of(db, bars, eventId, groupId, Now)
            join a in db.Set<Account>() on g.AccountId equals a.Id
            orderby g.At, a.Id
            select new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles)).ToListAsync();
        var lines = await (
            from e in db.Set<HourEntry>()
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where e.EventId == eventId && e.DeletedAt == null
            orderby e.Number
            select new HourLine(e.Id, e.Number, e.QuestionId, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), e.Body, e.Html, e.At, e.EditedAt, e.Hidden)
            {
                Votes = e.Votes, State = e.State, Reason = e.Reason, IntoId = e.IntoId, TakenAt = e.TakenAt,
            }).ToListAsync(); // bounded by what an hour and a question take
        var answers = lines.Where(line => line.QuestionId is not null).ToLookup(line => line.QuestionId);
        return new HourBoard(hour, guests, [.. lines.Where(line => line.QuestionId is null).Select(line => new HourQuestion(line, [.. answers[line.Id]]))]);
    });
}
