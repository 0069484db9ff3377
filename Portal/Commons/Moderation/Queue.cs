using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Which cases are wanted.</summary>
/// <param name="State">Open ones, most urgent first, or closed ones, newest first.</param>
/// <param name="Reason">Only those that have been flagged for this.</param>
public sealed record QueueFilter(CaseState State = CaseState.Open, FlagReason? Reason = null);

/// <summary>What the moderators' queue reads.</summary>
public sealed class Queue(Database database, ModeratedThings things, TimeProvider time)
{
    /// <summary>How many cases a page holds.</summary>
    public const int PageSize = 25;

    /// <summary>A page of cases.</summary>
    public async Task<Result<Page<QueuedCase>>> Read(Actor actor, QueueFilter filter, QueueCursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (ModerationRules.MayNotEnter(standing) is { } problem)
        {
            return problem;
        }

        size = Math.Clamp(size, 1, PageSize);
        var rows = await InOrder(Matching(db, filter).SeenBy(standing), filter.State, from).Take(size + 1).ToListAsync(ct);
        var page = Page<Case>.Cut(rows, size, c => QueueCursor.Of(c).ToString());
        return new Page<QueuedCase>(await QueueDetails.Of(db, standing, things, page.Items, now, ct), page.Next);
    }

    /// <summary>One case.</summary>
    public async Task<Result<QueuedCase>> Find(Actor actor, long caseId, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (ModerationRules.MayNotEnter(standing) is { } problem)
        {
            return problem;
        }

        var rows = await db.Set<Case>().SeenBy(standing).Where(c => c.Id == caseId && c.Kind == CaseKind.Flag).ToListAsync(ct);
        return await QueueDetails.Of(db, standing, things, rows, now, ct) is [var found] ? found : Problem.NotFound;
    }

    /// <summary>How many cases wait; for the badge.</summary>
    public async Task<int> Waiting(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return standing.ModeratesSomewhere ? await db.Set<Case>().SeenBy(standing).CountAsync(c => c.Kind == CaseKind.Flag && c.State == CaseState.Open, ct) : 0;
    }

    private static IQueryable<Case> Matching(PortalDb db, QueueFilter filter)
    {
        var cases = db.Set<Case>().Where(c => c.Kind == CaseKind.Flag && c.State == filter.State);
        return filter.Reason is { } reason ? cases.Where(c => db.Set<Flag>().Any(f => f.CaseId == c.Id && f.Reason == reason)) : cases;
    }

    private static IQueryable<Case> InOrder(IQueryable<Case> cases, CaseState state, QueueCursor from) =>
        state == CaseState.Open
            ? cases.Where(c => c.Weight < from.Weight || (c.Weight == from.Weight && (c.OpenedAt > from.At || (c.OpenedAt == from.At && c.Id > from.Id))))
                .OrderByDescending(c => c.Weight).ThenBy(c => c.OpenedAt).ThenBy(c => c.Id)
            : from.IsStart ? cases.OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.Id)
            : cases.Where(c => c.ClosedAt < from.At || (c.ClosedAt == from.At && c.Id < from.Id)).OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.Id);
}
