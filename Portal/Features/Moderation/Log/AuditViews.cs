using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Moderation;

/// <summary>A line of the log as it is read.</summary>
public sealed record AuditLine(long Id, DateTime At, PersonView? By, AuditAction Action, string Subject, string? Reason, string? Details)
{
    /// <summary>Whom it concerns, or null.</summary>
    public PersonView? Whom { get; init; }

    /// <summary>Where, as <c>category:5</c>; null where it is nowhere.</summary>
    public string? Place { get; init; }

    /// <summary>How it was before; in a list only its beginning.</summary>
    public string? Before { get; init; }

    /// <summary>How it is after; in a list only its beginning.</summary>
    public string? After { get; init; }

    /// <summary>There is more of both than a list shows.</summary>
    public bool More { get; init; }

    /// <summary>Personal data were taken out of its words.</summary>
    public bool Rescued { get; init; }
}

/// <summary>Reads the log: for moderators and admins, and as far as it is about their places for who moderates those alone.</summary>
public sealed class AuditViews(Database database, SubjectNames names, TimeProvider time)
{
    /// <summary>How many lines a page holds.</summary>
    public const int PageSize = 50;

    /// <summary>So much of a text before and after is shown in a list.</summary>
    public const int MostShown = 400;

    /// <summary>So many lines are gone through for words, until who looks for them asks to go on.</summary>
    private const int Searched = 50_000;

    /// <summary>Whether the log opens to this person at all.</summary>
    public async Task<bool> Opens(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return ModerationRules.MayNotEnter(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)) is null;
    }

    /// <summary>A page of the log, newest first; it goes on before the id that the page's cursor names. A page of words that are rare may be empty and yet go on.</summary>
    public async Task<Result<Page<AuditLine>>> Read(Actor actor, AuditFilter filter, Cursor before, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if ((ModerationRules.MayNotEnter(standing) ?? filter.Check()) is { } problem)
        {
            return problem;
        }

        var (from, floor) = string.IsNullOrWhiteSpace(filter.Words) ? (before.Id, 0) : await Span(db, before.Id, ct);
        var wanted = (await db.Set<AuditEntry>().SeenBy(standing).Wanted(db, filter, ct)).Where(e => e.Id < from && e.Id >= floor);
        var rows = await Lines(db, wanted.OrderByDescending(e => e.Id).Take(PageSize + 1), MostShown).ToListAsync(ct);
        var page = Page<AuditLine>.Cut(rows, PageSize, line => new Cursor(line.At, line.Id).ToString());
        return page.Next is null && floor > 1 ? page with { Next = new Cursor(before.At, floor).ToString() } : page;
    }

    /// <summary>One line with all of its words.</summary>
    public async Task<Result<AuditLine>> Find(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (ModerationRules.MayNotEnter(standing) is { } problem)
        {
            return problem;
        }

        return await Lines(db, db.Set<AuditEntry>().SeenBy(standing).Where(e => e.Id == id), AuditEntry.MostText).FirstOrDefaultAsync(ct) is { } line ? line : Problem.NotFound;
    }

    /// <summary>What everything is called that these lines name by kind and number: what they are about, where that is, and what belongs to it; as far as the reader may see it.</summary>
    public async Task<IReadOnlyDictionary<Subject, NamedThing>> Names(Actor actor, IEnumerable<AuditLine> lines, CancellationToken ct)
    {
        await using var db = database.Open();
        return await names.Find(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), lines.SelectMany(NamedIn), ct);
    }

    /// <summary>What a line names by kind and number.</summary>
    internal static IEnumerable<Subject> NamedIn(AuditLine line) => SubjectNames.In(line.Subject).Concat(SubjectNames.In(line.Place)).Concat(SubjectNames.In(line.Details));

    /// <summary>Entries as they are read, newest first, with so much of the texts before and after.</summary>
    internal static IQueryable<AuditLine> Lines(PortalDb db, IQueryable<AuditEntry> entries, int most) =>
        from e in entries
        from who in db.Set<Account>().Where(a => a.Id == e.ActorId).DefaultIfEmpty()
        from whom in db.Set<Account>().Where(a => a.Id == e.WhomId).DefaultIfEmpty()
        orderby e.Id descending
        select new AuditLine(e.Id, e.At, who == null ? null : new PersonView(who.Id, who.UserName!, who.DisplayName ?? who.UserName!, who.Roles), e.Action, e.Subject, e.Reason, e.Details)
        {
            Whom = whom == null ? null : new PersonView(whom.Id, whom.UserName!, whom.DisplayName ?? whom.UserName!, whom.Roles),
            Place = e.Place,
            Before = e.Before == null ? null : e.Before.Substring(0, most),
            After = e.After == null ? null : e.After.Substring(0, most),
            More = (e.Before != null && e.Before.Length > most) || (e.After != null && e.After.Length > most),
            Rescued = e.RescuedAt != null,
        };

    private static async Task<(long From, long Floor)> Span(PortalDb db, long before, CancellationToken ct)
    {
        var newest = await db.Set<AuditEntry>().OrderByDescending(e => e.Id).Select(e => e.Id).FirstOrDefaultAsync(ct);
        var from = Math.Min(before, newest + 1);
        return (from, Math.Max(0, from - Searched));
    }
}
