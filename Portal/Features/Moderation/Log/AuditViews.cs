using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Moderation;

/// <summary>Which lines of the log are wanted; what is null does not narrow it.</summary>
/// <param name="Action">Only this action.</param>
/// <param name="Person">Only what the account of this name did.</param>
/// <param name="Subject">Only what was done to this, written as <c>post:12</c>.</param>
public sealed record AuditFilter(AuditAction? Action = null, string? Person = null, string? Subject = null);

/// <summary>A line of the log as it is read.</summary>
public sealed record AuditLine(long Id, DateTime At, PersonView? By, AuditAction Action, string Subject, string? Reason, string? Details);

/// <summary>Reads the log. For moderators and admins.</summary>
public sealed class AuditViews(Database database, TimeProvider time)
{
    /// <summary>How many lines a page holds.</summary>
    public const int PageSize = 50;

    /// <summary>A page of the log, newest first; it goes on before the id that the page's cursor names.</summary>
    public async Task<Result<Page<AuditLine>>> Read(Actor actor, AuditFilter filter, Cursor before, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (!standing.IsModerator)
        {
            return standing.IsMember ? Problem.NotAllowed : Problem.SignIn;
        }

        var rows = await (
            from e in await Matching(db, filter, ct)
            from a in db.Set<Account>().Where(a => a.Id == e.ActorId).DefaultIfEmpty()
            where e.Id < before.Id
            orderby e.Id descending
            select new AuditLine(e.Id, e.At, a == null ? null : new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), e.Action, e.Subject, e.Reason, e.Details)).Take(PageSize + 1).ToListAsync(ct);
        return Page<AuditLine>.Cut(rows, PageSize, line => new Cursor(line.At, line.Id).ToString());
    }

    private static async Task<IQueryable<AuditEntry>> Matching(PortalDb db, AuditFilter filter, CancellationToken ct)
    {
        var entries = db.Set<AuditEntry>().AsQueryable();
        if (filter.Action is { } action)
        {
            entries = entries.Where(e => e.Action == action);
        }

        if (filter.Subject is { } subject)
        {
            var sound = Bounds.IsStorable(subject);
            entries = entries.Where(e => sound && e.Subject == subject);
        }

        if (filter.Person is { } name)
        {
            var normal = LookupNames.Of(name);
            var person = await db.Set<Account>().Where(a => a.NormalizedUserName == normal).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct);
            entries = entries.Where(e => e.ActorId == (person ?? 0));
        }

        return entries;
    }
}
