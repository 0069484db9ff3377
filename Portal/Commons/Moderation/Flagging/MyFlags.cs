using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Commons.Moderation;

/// <summary>Something that the reader flagged, and what became of it.</summary>
/// <param name="Id">The flag.</param>
/// <param name="Title">What it was.</param>
/// <param name="Url">Where it stands; null where they may not see it any more.</param>
/// <param name="Reason">Why they flagged it, in words.</param>
/// <param name="Note">What they added.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">How it ended; null while nobody has decided.</param>
/// <param name="Why">What the moderators say about that; may be empty.</param>
/// <param name="DecidedAt">When that was.</param>
public sealed record MyFlag(long Id, string Title, string? Url, string Reason, string? Note, DateTime At, Outcome? Outcome, string Why, DateTime? DecidedAt);

/// <summary>Reads what somebody flagged: theirs alone.</summary>
public sealed class MyFlags(Database database, ModeratedThings things, MarkdownRenderer markdown, TimeProvider time)
{
    /// <summary>How many a page holds.</summary>
    public const int PageSize = 20;

    private const int MostTitle = 80;

    /// <summary>The actor's flags, newest first.</summary>
    public async Task<Result<Page<MyFlag>>> Read(Actor actor, long before, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        await using var db = database.Open();
        var rows = await (
            from f in db.Set<Flag>()
            join e in db.Set<Evidence>() on f.EvidenceId equals e.Id
            join c in db.Set<Case>() on f.CaseId equals c.Id
            where f.ReporterId == me && f.Id < before
            orderby f.Id descending
            select new
            {
                f.Id, f.Subject, f.Reason, f.Note, f.At, e.Title, e.Html, c.State, c.Outcome, c.ClosedAt,
                Why = db.Set<CaseDecision>().Where(d => d.CaseId == c.Id && d.UndoneAt == null).OrderByDescending(d => d.Id).Select(d => d.Reason).FirstOrDefault() ?? "",
            }).Take(PageSize + 1).ToListAsync(ct);
        var seen = await things.Look(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), rows.Select(r => Subject.Parse(r.Subject)!.Value), ct);
        var names = await FlagReasons.Titles(db, ct);
        var flags = rows.ConvertAll(r => new MyFlag(
            r.Id, r.Title.Length > 0 ? r.Title : markdown.PlainText(SafeHtml.FromStored(r.Html), MostTitle),
            seen.GetValueOrDefault(Subject.Parse(r.Subject)!.Value) is { Hidden: false, Deleted: false, Url.Length: > 0 } thing ? thing.Url : null,
            names.GetValueOrDefault(r.Reason, r.Reason.ToString()), r.Note, r.At, r.State == CaseState.Closed ? Outcomes.Read(r.Outcome) : null, r.State == CaseState.Closed ? r.Why : "", r.ClosedAt));
        return Page<MyFlag>.Cut(flags, PageSize, f => f.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
